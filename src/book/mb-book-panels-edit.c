/* Minute Book: making panels, and putting people and standing items on them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-panels.h"

#include <string.h>

#include "book/mb-book-private.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"

/* What is written together, in the order of dependence. */
static gboolean
save_all_cb (MbStore   *store,
             gpointer   data,
             GError   **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (!mb_store_save (store, g_ptr_array_index (records, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
write_all (MbBook      *book,
           const char  *label,
           MbRecord    *subject,
           const char  *name,
           GPtrArray   *records,
           GError     **error)
{
  const char *facts[] = { mb_kind_get_info (mb_record_get_kind (subject))->name, name, NULL };
  g_autoptr (GPtrArray) findings = mb_findings_new ();

  for (guint i = 0; i < records->len; i++)
    mb_check_record (g_ptr_array_index (records, i), findings);

  return mb_book_accepts (findings, error) &&
         mb_book_write (book, label, facts, save_all_cb, records, error);
}

static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);

  return g_strdup (g_strstrip (folded));
}

/* The council of that name, or a new one, which then stands in @wanted. */
static gint64
find_or_make_council (MbBook      *book,
                      const char  *name,
                      GPtrArray   *wanted,
                      GError     **error)
{
  g_autoptr (GPtrArray) councils = mb_book_list (book, MB_KIND_COUNCIL, error);
  g_autofree char *folded = fold (name);
  MbRecord *council;

  if (councils == NULL)
    return 0;
  for (guint i = 0; i < councils->len; i++)
    {
      g_autofree char *known = fold (mb_record_get_text (g_ptr_array_index (councils, i), MB_COUNCIL_NAME));

      if (g_str_equal (known, folded))
        return mb_record_get_id (g_ptr_array_index (councils, i));
    }

  council = mb_record_new (MB_KIND_COUNCIL, mb_book_make_id (book));
  mb_record_set_text (council, MB_COUNCIL_NAME, name);
  g_ptr_array_add (wanted, council);

  return mb_record_get_id (council);
}

static void
add_usual_items (MbBook    *book,
                 gint64     panel,
                 GPtrArray *wanted)
{
  guint n_items;
  const MbUsualItem *items = mb_book_get_usual_items (&n_items);

  for (guint i = 0; i < n_items; i++)
    {
      MbRecord *item = mb_record_new (MB_KIND_STANDING_ITEM, mb_book_make_id (book));
      g_autofree char *description = mb_prose_typed_to_stored (items[i].description);

      mb_record_set_integer (item, MB_STANDING_ITEM_PANEL, panel);
      mb_record_set_integer (item, MB_STANDING_ITEM_POSITION, i + 1);
      mb_record_set_text (item, MB_STANDING_ITEM_KIND, items[i].kind);
      mb_record_set_text (item, MB_STANDING_ITEM_TITLE, items[i].title);
      mb_record_set_text (item, MB_STANDING_ITEM_DESCRIPTION, description);
      g_ptr_array_add (wanted, item);
    }
}

/**
 * mb_book_add_panel:
 * @council: (nullable): the name of its council, which is made where the book
 *   knows none of that name
 *
 * Makes a panel with the usual standing agenda, in one change.
 *
 * Returns: (transfer full) (nullable): the panel; %NULL with @error set
 */
MbRecord *
mb_book_add_panel (MbBook      *book,
                   const char  *name,
                   const char  *council,
                   GError     **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MbRecord) panel = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  panel = mb_record_new (MB_KIND_PANEL, mb_book_make_id (book));
  mb_record_set_text (panel, MB_PANEL_NAME, name);
  if (council != NULL && *council != '\0')
    {
      gint64 id = find_or_make_council (book, council, wanted, error);

      if (id == 0)
        return NULL;
      mb_record_set_integer (panel, MB_PANEL_COUNCIL, id);
    }
  g_ptr_array_add (wanted, g_object_ref (panel));
  add_usual_items (book, mb_record_get_id (panel), wanted);

  return write_all (book, "add", panel, name, wanted, error) ? g_steal_pointer (&panel) : NULL;
}

/**
 * mb_book_join_council:
 * @council: its name; it is made where the book knows none of that name
 *
 * Makes the panel one of that council's.
 */
gboolean
mb_book_join_council (MbBook      *book,
                      gint64       panel,
                      const char  *council,
                      GError     **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MbRecord) record = mb_book_get (book, MB_KIND_PANEL, panel, error);
  gint64 id = record != NULL ? find_or_make_council (book, council, wanted, error) : 0;

  if (id == 0)
    return FALSE;
  mb_record_set_integer (record, MB_PANEL_COUNCIL, id);
  g_ptr_array_add (wanted, g_object_ref (record));

  return write_all (book, "edit", record, mb_record_get_text (record, MB_PANEL_NAME), wanted, error);
}

/* 'Councillor Margaret Ashworth' or 'Tom Carver, Head of Safeguarding': a
 * title, given names and a family name, and behind a comma a job title. */
static MbRecord *
read_name (MbBook     *book,
           const char *name)
{
  static const char *const titles[] = {
    "Councillor", "Cllr", "Cllr.", "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Dr.", "Sir", "Dame",
    "Lord", "Lady", "Rev", "Revd", "Professor", "Prof", "Alderman", "Mayor",
  };
  MbRecord *person = mb_record_new (MB_KIND_PERSON, mb_book_make_id (book));
  g_auto (GStrv) halves = g_strsplit (name, ",", 2);
  g_autofree char *rest = g_strstrip (g_strdup (halves[0] != NULL ? halves[0] : ""));
  char *space = strchr (rest, ' ');

  if (halves[0] != NULL && halves[1] != NULL)
    mb_record_set_text (person, MB_PERSON_JOB_TITLE, g_strstrip (halves[1]));
  for (guint i = 0; space != NULL && i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *first = g_strndup (rest, (gsize) (space - rest));

      if (g_ascii_strcasecmp (first, titles[i]) != 0)
        continue;
      mb_record_set_text (person, MB_PERSON_TITLE, g_str_has_prefix (titles[i], "Cllr") ? "Councillor" : titles[i]);
      memmove (rest, space + 1, strlen (space + 1) + 1);
      g_strchug (rest);
      break;
    }
  space = strrchr (rest, ' ');
  if (space != NULL)
    {
      *space = '\0';
      mb_record_set_text (person, MB_PERSON_GIVEN_NAME, g_strchomp (rest));
    }
  mb_record_set_text (person, MB_PERSON_FAMILY_NAME, space != NULL ? space + 1 : rest);

  return person;
}

/* The person meant by a name, or a new one, who then stands in @wanted. */
static gint64
find_or_make_person (MbBook      *book,
                     const char  *name,
                     GPtrArray   *wanted,
                     GError     **error)
{
  g_autoptr (GPtrArray) people = mb_book_list_people (book, error);
  g_autoptr (MbRecord) like = read_name (book, name);
  MbRecord *known;

  if (people == NULL)
    return 0;
  known = mb_person_match (people, like);
  if (known != NULL)
    return mb_record_get_id (known);
  g_ptr_array_add (wanted, g_object_ref (like));

  return mb_record_get_id (like);
}

/**
 * mb_book_add_person:
 * @name: as it is typed, such as 'Councillor Margaret Ashworth'
 *
 * Returns: (transfer full) (nullable): the person, who is only added where the
 *   book knows none of that name; %NULL with @error set
 */
MbRecord *
mb_book_add_person (MbBook      *book,
                    const char  *name,
                    GError     **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *called = NULL;
  MbRecord *person;
  gint64 id;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  id = find_or_make_person (book, name, wanted, error);
  if (id == 0)
    return NULL;
  if (wanted->len == 0)
    return mb_book_get (book, MB_KIND_PERSON, id, error);

  person = g_ptr_array_index (wanted, 0);
  called = mb_person_get_titled_name (person);

  return write_all (book, "add", person, called, wanted, error) ? g_object_ref (person) : NULL;
}

/* 'Councillor Ann Ashworth (Chair)', or with a comma: takes the role from the
 * name. */
static const char *
take_role (char *name)
{
  static const struct
  {
    const char *words;
    const char *role;
  } roles[] = {
    { "Chair", "chair" }, { "Chairman", "chair" }, { "Chairwoman", "chair" }, { "Chairperson", "chair" },
    { "Deputy Chair", "deputy_chair" }, { "Vice Chair", "deputy_chair" }, { "Vice-Chair", "deputy_chair" },
    { "Vice Chairman", "deputy_chair" }, { "Vice-Chairman", "deputy_chair" },
  };
  char *mark = strrchr (name, '(') != NULL ? strrchr (name, '(') : strrchr (name, ',');
  g_autofree char *words = mark != NULL ? g_strstrip (g_strdup (mark + 1)) : NULL;

  if (mark != NULL && *mark == '(' && g_str_has_suffix (words, ")"))
    words[strlen (words) - 1] = '\0';
  for (guint i = 0; mark != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (words, roles[i].words) == 0)
      {
        *mark = '\0';
        return roles[i].role;
      }

  return NULL;
}

/**
 * mb_book_add_member:
 * @person: their id, or 0 to go by @name
 * @name: (nullable): as it is typed, a role such as '(Chair)' behind it; one
 *   whom the book doesn't know is added
 *
 * Makes somebody a member of the panel from now on.
 *
 * Returns: (transfer full) (nullable): the membership; %NULL with @error set
 */
MbRecord *
mb_book_add_member (MbBook      *book,
                    gint64       panel,
                    gint64       person,
                    const char  *name,
                    GError     **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MbRecord) membership = NULL;
  g_autoptr (MbRecord) known = NULL;
  g_autofree char *typed = g_strdup (name);
  g_autofree char *called = NULL;
  const char *role = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (person != 0 || name != NULL, NULL);

  if (person == 0)
    {
      role = take_role (typed);
      person = find_or_make_person (book, typed, wanted, error);
    }
  if (person == 0)
    return NULL;
  known = wanted->len > 0 ? g_object_ref (g_ptr_array_index (wanted, 0))
                          : mb_book_get (book, MB_KIND_PERSON, person, error);
  if (known == NULL)
    return NULL;

  membership = mb_record_new (MB_KIND_MEMBERSHIP, mb_book_make_id (book));
  mb_record_set_integer (membership, MB_MEMBERSHIP_PANEL, panel);
  mb_record_set_integer (membership, MB_MEMBERSHIP_PERSON, person);
  if (role != NULL)
    mb_record_set_text (membership, MB_MEMBERSHIP_ROLE, role);
  g_ptr_array_add (wanted, g_object_ref (membership));
  called = mb_person_get_titled_name (known);

  return write_all (book, "add", membership, called, wanted, error) ? g_steal_pointer (&membership)
                                                                    : NULL;
}

/**
 * mb_book_add_standing_item:
 *
 * Puts an item of business at the end of the panel's standing agenda.
 *
 * Returns: (transfer full) (nullable): the item; %NULL with @error set
 */
MbRecord *
mb_book_add_standing_item (MbBook      *book,
                           gint64       panel,
                           const char  *title,
                           GError     **error)
{
  g_autoptr (GPtrArray) standing = NULL;
  g_autoptr (MbRecord) item = NULL;
  gint64 last = 0;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  standing = mb_store_list_by (mb_book_lock (book), MB_KIND_STANDING_ITEM,
                               MB_STANDING_ITEM_PANEL, panel, error);
  mb_book_unlock (book);
  if (standing == NULL)
    return NULL;
  for (guint i = 0; i < standing->len; i++)
    last = MAX (last, mb_record_get_integer (g_ptr_array_index (standing, i), MB_STANDING_ITEM_POSITION));

  item = mb_record_new (MB_KIND_STANDING_ITEM, mb_book_make_id (book));
  mb_record_set_integer (item, MB_STANDING_ITEM_PANEL, panel);
  mb_record_set_integer (item, MB_STANDING_ITEM_POSITION, last + 1);
  mb_record_set_text (item, MB_STANDING_ITEM_TITLE, title);

  return mb_book_save (book, item, error) ? g_steal_pointer (&item) : NULL;
}

/**
 * mb_book_move_part:
 * @kind: one whose records stand in an order, see mb_kind_find_position()
 * @by: how many places down its owner's list, or up if negative
 *
 * Moves a record among those of its owner, as far as there is room.
 */
gboolean
mb_book_move_part (MbBook   *book,
                   MbKind    kind,
                   gint64    id,
                   int       by,
                   GError  **error)
{
  int owner = mb_kind_find_owner (kind);
  int position = mb_kind_find_position (kind);
  g_autoptr (MbRecord) moved = mb_book_get (book, kind, id, error);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autofree char *name = NULL;
  int from = -1, to;

  g_return_val_if_fail (owner >= 0 && position >= 0, FALSE);

  if (moved == NULL)
    return FALSE;
  parts = mb_store_list_by (mb_book_lock (book), kind, (guint) owner,
                            mb_record_get_integer (moved, (guint) owner), error);
  mb_book_unlock (book);
  if (parts == NULL)
    return FALSE;

  for (guint i = 0; i < parts->len; i++)
    if (mb_record_get_id (g_ptr_array_index (parts, i)) == id)
      from = (int) i;
  to = CLAMP (from + by, 0, (int) parts->len - 1);
  g_return_val_if_fail (from >= 0, FALSE);
  if (to == from)
    return TRUE;

  g_ptr_array_insert (parts, to, g_ptr_array_steal_index (parts, (guint) from));
  for (guint i = 0; i < parts->len; i++)
    {
      MbRecord *part = g_ptr_array_index (parts, i);

      if (mb_record_has (part, (guint) position) &&
          mb_record_get_integer (part, (guint) position) == i + 1)
        continue;
      mb_record_set_integer (part, (guint) position, i + 1);
      g_ptr_array_add (wanted, part);
    }
  name = mb_book_name_record (moved);

  return write_all (book, "move", moved, name, wanted, error);
}
