/* Minute Book: what a large book says
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences as a panel's minutes have them, put together so that there are as
 * many different words, and as long texts, as in real minutes; the places and
 * people are invented from syllables. */

#include "config.h"

#include "large-book.h"

#include "core/mb-prose.h"

#define PICK(rand, words) ((words)[pick (rand, G_N_ELEMENTS (words))])

static const char *const panels[] = {
  "Children and Families", "Adult Social Care", "Housing", "Planning", "Licensing",
  "Environment and Climate", "Highways and Transport", "Finance and Performance", "Audit",
  "Standards", "Health and Wellbeing", "Community Safety", "Culture and Leisure",
  "Economy and Skills", "Schools Forum", "Pensions", "Parks and Open Spaces",
  "Waste and Recycling", "Digital Services", "Democratic Services",
};

static const char *const given_names[] = {
  "Alan", "Amina", "Barbara", "Bilal", "Carol", "Catherine", "Daniel", "David", "Deborah",
  "Elizabeth", "Emeka", "Farah", "Fiona", "George", "Grace", "Hannah", "Harpreet", "Helen",
  "Ian", "Imran", "Jacqueline", "James", "Janet", "John", "Karen", "Kwame", "Lesley", "Linda",
  "Margaret", "Mark", "Martin", "Michael", "Nadia", "Neil", "Olu", "Patricia", "Paul", "Peter",
  "Priya", "Rachel", "Richard", "Robert", "Sandra", "Sarah", "Shazia", "Simon", "Stephen",
  "Susan", "Thomas", "Usha", "Valerie", "Victoria", "Wendy", "Yusuf", "Zainab",
};

static const char *const onsets[] = {
  "Ash", "Beck", "Bram", "Brier", "Clay", "Cold", "Crow", "Dun", "Elm", "Fair", "Fern", "Gold",
  "Grim", "Hart", "Hazel", "Hollin", "Kes", "Lang", "Lark", "Lind", "Mar", "Mill", "Nor", "Oak",
  "Pen", "Raven", "Red", "Rush", "Sel", "Shaw", "Stan", "Thorn", "Under", "Wal", "Wen", "Wether",
  "Whit", "Wil", "Win", "Wood",
};

static const char *const ends[] = {
  "acre", "bank", "borough", "bourne", "bridge", "brook", "bury", "by", "clough", "combe", "cote",
  "croft", "dale", "den", "field", "ford", "gate", "ham", "head", "hill", "holt", "hurst", "land",
  "ley", "low", "mere", "moor", "more", "shaw", "side", "stead", "stone", "thwaite", "ton",
  "tree", "wade", "well", "wick", "worth", "yard",
};

static const char *const matters[] = {
  "the annual report", "the budget monitoring statement", "the draft strategy",
  "the equality impact assessment", "the improvement plan", "the independent review",
  "the inspection letter", "the local development scheme", "the medium-term financial plan",
  "the performance scorecard", "the petition", "the pilot scheme", "the proposed charges",
  "the public consultation", "the refurbishment programme", "the risk register",
  "the safeguarding audit", "the service specification", "the staffing structure",
  "the tender evaluation", "the transport assessment", "the traffic order", "the waiting list",
  "the workforce survey", "the youth justice plan", "the winter maintenance plan",
  "the capital programme", "the complaints summary", "the contract extension",
  "the delegated decisions", "the flood defence works", "the grants programme",
  "the homelessness figures", "the school admissions data", "the library opening hours",
};

static const char *const speakers[] = {
  "The Head of Service", "The Director", "The Chair", "The Deputy Chair", "The Lead Member",
  "An officer", "A resident", "The Monitoring Officer", "The Service Manager",
  "The representative of the health board", "The Chief Finance Officer", "A ward councillor",
  "The external auditor", "The Principal Planning Officer", "The team leader",
};

static const char *const verbs[] = {
  "presented", "introduced", "summarised", "explained", "drew attention to", "questioned",
  "welcomed", "gave an update on", "reported on", "challenged", "commended", "clarified",
  "described", "set out the background to", "answered questions about", "circulated",
  "acknowledged the delay in", "asked for assurance on", "outlined the next steps for",
};

static const char *const tails[] = {
  "and said that a further report would follow in the spring",
  "and confirmed that the savings were on course",
  "noting that the number of cases had fallen since the previous quarter",
  "although recruitment remained difficult across the region",
  "and thanked the team for their work over the summer",
  "and explained that the delay was due to the supplier",
  "with particular reference to the needs of older residents",
  "and undertook to write to members with the detail",
  "and pointed out that the figures had not yet been audited",
  "stressing the importance of early help for families",
  "and asked that the comments of the public gallery be recorded",
  "in the light of the change in the government's guidance",
  "and regretted that the papers had been published late",
  "which compared well with neighbouring authorities",
  "and reminded the panel of its earlier recommendation",
  "so that the consultation could begin before the end of the month",
  "and said that apprentices would be taken on from September",
  "and observed that parking near the station was still a concern",
};

static const char *const tasks[] = {
  "Circulate", "Report back on", "Prepare a briefing note on", "Arrange a site visit about",
  "Write to the minister about", "Publish", "Review", "Bring to the next meeting",
  "Invite the provider to speak on", "Check the figures in", "Consult the unions on",
  "Send members", "Update", "Seek legal advice on", "Map by ward",
};

static const char *const rulings[] = {
  "be noted", "be approved as set out", "be referred to the Cabinet", "be deferred for a site visit",
  "be brought back in six months", "be endorsed subject to the comments of the panel",
  "be published on the council's website", "be the subject of a task and finish group",
};

/* The first ones come up more often than the last, as words do. */
static guint
pick (GRand *rand,
      guint  n)
{
  double chance = g_rand_double (rand);

  return (guint) (chance * chance * n);
}

static char *
make_place (GRand *rand)
{
  return g_strconcat (PICK (rand, onsets), PICK (rand, ends), NULL);
}

char *
large_book_make_sentence (GRand *rand)
{
  g_autofree char *place = make_place (rand);
  g_autofree char *name = large_book_make_family_name (rand);
  const char *matter = PICK (rand, matters);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      return g_strdup_printf ("%s %s %s for %s, %s.", PICK (rand, speakers), PICK (rand, verbs),
                              matter, place, PICK (rand, tails));
    case 1:
      return g_strdup_printf ("Councillor %s %s %s, %s.", name, PICK (rand, verbs), matter,
                              PICK (rand, tails));
    case 2:
      return g_strdup_printf ("In reply to Councillor %s, %s was said to concern %d households in "
                              "%s, of which %d per cent had replied.",
                              name, matter, g_rand_int_range (rand, 12, 4800), place,
                              g_rand_int_range (rand, 11, 97));
    case 3:
      return g_strdup_printf ("%s had cost £%d,%03d in the year to date, against a budget of "
                              "£%d,%03d, %s.",
                              matter, g_rand_int_range (rand, 3, 940), g_rand_int_range (rand, 0, 1000),
                              g_rand_int_range (rand, 3, 940), g_rand_int_range (rand, 0, 1000),
                              PICK (rand, tails));
    default:
      return g_strdup_printf ("Members discussed %s and %s at %s, %s.", matter, PICK (rand, matters),
                              place, PICK (rand, tails));
    }
}

char *
large_book_make_title (GRand *rand)
{
  g_autofree char *place = make_place (rand);
  const char *matter = PICK (rand, matters);

  return g_strdup_printf ("%c%s: %s", g_ascii_toupper (matter[4]), matter + 5, place);
}

/* What a resolution resolves, or an action is to do. */
char *
large_book_make_task (GRand *rand)
{
  g_autofree char *place = make_place (rand);

  if (g_rand_boolean (rand))
    return g_strdup_printf ("%s %s for %s", PICK (rand, tasks), PICK (rand, matters), place);

  return g_strdup_printf ("That %s for %s %s", PICK (rand, matters), place, PICK (rand, rulings));
}

/* Returns: (transfer full): as stored: paragraphs of some sentences, and now
 * and then a list */
char *
large_book_make_prose (GRand *rand,
                       guint  n_paragraphs)
{
  g_autoptr (MbProse) prose = mb_prose_new ();

  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n_sentences = g_rand_int_range (rand, 2, 6);

      for (int j = 0; j < n_sentences; j++)
        {
          g_autofree char *sentence = large_book_make_sentence (rand);

          g_string_append_printf (text, "%s%s", j > 0 ? " " : "", sentence);
        }
      mb_prose_add_paragraph (prose, text->str);
      for (int j = 0; i == 0 && n_sentences == 5 && j < 3; j++)
        {
          g_autofree char *sentence = large_book_make_sentence (rand);

          mb_prose_add_entry (prose, 1, "•", sentence);
        }
    }

  return mb_prose_to_stored (prose);
}

char *
large_book_make_family_name (GRand *rand)
{
  return g_strconcat (PICK (rand, onsets), PICK (rand, ends), NULL);
}

const char *
large_book_pick_given_name (GRand *rand)
{
  return PICK (rand, given_names);
}

const char *
large_book_get_panel_name (guint n)
{
  return panels[n % G_N_ELEMENTS (panels)];
}
