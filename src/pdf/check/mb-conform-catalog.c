/* Minute Book: what a PDF's catalogue says of the whole file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"

#include <string.h>

#define MOST_OUTLINES 200000
#define MOST_ACTIONS 64
#define MOST_LAYERS 20000

static const char *const archived_actions[] = {
  "GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm", NULL
};
static const char *const page_turns[] = { "NextPage", "PrevPage", "FirstPage", "LastPage", NULL };

/* A clip of sound or film is one of a rendition's (ISO 32000-1, 13.2.4). */
static void
check_media_clip (MbConform   *self,
                  const MbCos *clip)
{
  MbCos *alt = mb_cos_get (self->file, clip, "Alt");
  gboolean says = alt->kind == MB_COS_ARRAY && alt->array.n > 0 && alt->array.n % 2 == 0;

  if (clip->kind != MB_COS_DICT)
    return;
  for (guint i = 0; i < mb_cos_count (alt) && says; i++)
    says = mb_cos_at (self->file, alt, i)->kind == MB_COS_STRING &&
           (i % 2 == 0 || mb_cos_has_text (mb_cos_at (self->file, alt, i)));
  if (!mb_cos_has (self->file, clip, "CT"))
    mb_conform_find (self, MB_RULE_MEDIA_TYPE, clip, NULL);
  if (!says)
    mb_conform_find (self, MB_RULE_MEDIA_ALT, clip, NULL);
}

/**
 * mb_conform_action:
 *
 * Checks an action and those that come after it.
 */
void
mb_conform_action (MbConform   *self,
                   const MbCos *action)
{
  for (guint i = 0; i < MOST_ACTIONS && action->kind == MB_COS_DICT; i++)
    {
      const char *kind = mb_cos_name (mb_cos_get (self->file, action, "S"));
      const char *turn = mb_cos_name (mb_cos_get (self->file, action, "N"));
      MbCos *next = mb_cos_get (self->file, action, "Next");

      if (!mb_conform_is_new (self, action))
        return;
      if (!g_strv_contains (archived_actions, kind))
        mb_conform_find (self, MB_RULE_ACTION, action, kind, NULL);
      if (strcmp (kind, "Named") == 0 && !g_strv_contains (page_turns, turn))
        mb_conform_find (self, MB_RULE_ACTION_NAMED, action, turn, NULL);
      if (strcmp (kind, "Rendition") == 0)
        check_media_clip (self, mb_cos_get (self->file, mb_cos_get (self->file, action, "R"), "C"));

      for (guint k = 0; next->kind == MB_COS_ARRAY && k < MIN (next->array.n, MOST_ACTIONS); k++)
        if (mb_cos_at (self->file, next, k)->kind == MB_COS_DICT)
          mb_conform_action (self, mb_cos_at (self->file, next, k));
      action = next;
    }
}

/**
 * mb_conform_actions:
 * @triggers: an AA
 */
void
mb_conform_actions (MbConform   *self,
                    const MbCos *triggers)
{
  const MbCos *dict = mb_cos_dict_of (triggers);

  for (guint i = 0; i < dict->dict.n; i++)
    mb_conform_action (self, mb_cos_resolve (self->file, dict->dict.entries[i].value));
}

static void
check_outline (MbConform *self)
{
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();
  MbCos *outlines = mb_cos_get (self->file, self->root, "Outlines");
  MbCos *first = mb_cos_get (self->file, outlines, "First");

  if (first->kind != MB_COS_DICT)
    return;
  if (!self->has_language)
    mb_conform_find (self, MB_RULE_OUTLINE_LANGUAGE, first, NULL);

  g_ptr_array_add (todo, first);
  for (guint n = 0; todo->len > 0 && n < MOST_OUTLINES; n++)
    {
      MbCos *item = g_ptr_array_steal_index_fast (todo, todo->len - 1);

      if (item->kind != MB_COS_DICT || !mb_conform_is_new (self, item))
        continue;
      mb_conform_action (self, mb_cos_get (self->file, item, "A"));
      g_ptr_array_add (todo, mb_cos_get (self->file, item, "Next"));
      g_ptr_array_add (todo, mb_cos_get (self->file, item, "First"));
    }
}

static void
collect_layers (MbConform  *self,
                MbCos      *order,
                GHashTable *layers,
                guint       depth)
{
  if (order->kind != MB_COS_ARRAY || depth > 32)
    return;
  for (guint i = 0; i < MIN (order->array.n, MOST_LAYERS); i++)
    {
      MbCos *item = mb_cos_at (self->file, order, i);

      if (item->kind == MB_COS_ARRAY)
        collect_layers (self, item, layers, depth + 1);
      else
        g_hash_table_add (layers, item);
    }
}

static void
check_layers_order (MbConform *self,
                    MbCos     *config,
                    MbCos     *all)
{
  g_autoptr (GHashTable) layers = g_hash_table_new (NULL, NULL);
  MbCos *order = mb_cos_get (self->file, config, "Order");

  if (order->kind != MB_COS_ARRAY || all->kind != MB_COS_ARRAY)
    return;
  collect_layers (self, order, layers, 0);
  for (guint i = 0; i < MIN (all->array.n, MOST_LAYERS); i++)
    if (!g_hash_table_contains (layers, mb_cos_at (self->file, all, i)))
      {
        mb_conform_find (self, MB_RULE_LAYERS_ORDER, config, NULL);
        return;
      }
}

static void
check_layers (MbConform *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MbCos *properties = mb_cos_get (self->file, self->root, "OCProperties");
  MbCos *configs = mb_cos_get (self->file, properties, "Configs");

  if (properties->kind != MB_COS_DICT)
    return;
  for (guint i = 0; i <= MIN (configs->kind == MB_COS_ARRAY ? configs->array.n : 0, MOST_LAYERS); i++)
    {
      MbCos *config = i == 0 ? mb_cos_get (self->file, properties, "D") : mb_cos_at (self->file, configs, i - 1);
      char *name;

      if (config->kind != MB_COS_DICT)
        continue;
      name = mb_cos_dup_text (mb_cos_get (self->file, config, "Name"));
      if (name == NULL || *name == '\0')
        mb_conform_find (self, MB_RULE_LAYERS_NO_NAME, config, NULL);
      else if (g_hash_table_contains (names, name))
        mb_conform_find (self, MB_RULE_LAYERS_NAME_TWICE, config, name, NULL);
      if (mb_cos_has (self->file, config, "AS"))
        mb_conform_find (self, MB_RULE_LAYERS_AUTOMATIC, config, NULL);
      check_layers_order (self, config, mb_cos_get (self->file, properties, "OCGs"));
      if (name != NULL)
        g_hash_table_add (names, name);
    }
}

static void
check_permissions (MbConform *self)
{
  const MbCos *perms = mb_cos_dict_of (mb_cos_get (self->file, self->root, "Perms"));

  for (guint i = 0; i < perms->dict.n; i++)
    {
      const char *key = perms->dict.entries[i].key;

      if (strcmp (key, "UR3") != 0 && strcmp (key, "DocMDP") != 0)
        mb_conform_find (self, MB_RULE_PERMISSIONS, perms, key, NULL);
    }
}

/* The profile that all device colours are meant for; there may be one only. */
static void
check_output_intents (MbConform *self)
{
  MbCos *intents = mb_cos_get (self->file, self->root, "OutputIntents");
  MbCos *first = NULL;

  for (guint i = 0; intents->kind == MB_COS_ARRAY && i < MIN (intents->array.n, 64); i++)
    {
      MbCos *intent = mb_cos_at (self->file, intents, i);
      MbCos *profile = mb_cos_get (self->file, intent, "DestOutputProfile");
      const char *kind = mb_cos_name (mb_cos_get (self->file, intent, "S"));

      if (strcmp (kind, "GTS_PDFX") == 0 && mb_cos_has (self->file, intent, "DestOutputProfileRef"))
        mb_conform_find (self, MB_RULE_OUTPUT_REFERENCE, intent, NULL);
      if (profile->kind != MB_COS_STREAM)
        continue;
      if (first != NULL && first != profile)
        mb_conform_find (self, MB_RULE_OUTPUT_PROFILES, intent, NULL);
      first = profile;
      mb_conform_color_profile (self, profile, TRUE);
      if (strcmp (kind, "GTS_PDFA1") == 0)
        {
          g_autoptr (GBytes) data = mb_cos_decode (self->file, profile);

          if (data != NULL && g_bytes_get_size (data) >= 20)
            memcpy (self->output, (const char *) g_bytes_get_data (data, NULL) + 16, 4);
        }
    }
}

static void
check_root_entries (MbConform *self)
{
  MbCos *mark_info = mb_cos_get (self->file, self->root, "MarkInfo");
  MbCos *viewer = mb_cos_get (self->file, self->root, "ViewerPreferences");
  MbCos *names = mb_cos_get (self->file, self->root, "Names");

  if (!mb_cos_is_true (mb_cos_get (self->file, mark_info, "Marked")))
    mb_conform_find (self, MB_RULE_NOT_MARKED, self->root, NULL);
  if (mb_cos_is_true (mb_cos_get (self->file, mark_info, "Suspects")))
    mb_conform_find (self, MB_RULE_SUSPECTS, mark_info, NULL);
  if (!mb_cos_is_true (mb_cos_get (self->file, viewer, "DisplayDocTitle")))
    mb_conform_find (self, MB_RULE_TITLE_NOT_SHOWN, self->root, NULL);
  if (mb_cos_is_true (mb_cos_get (self->file, self->root, "NeedsRendering")))
    mb_conform_find (self, MB_RULE_NEEDS_RENDERING, self->root, NULL);
  if (mb_cos_has (self->file, self->root, "Requirements"))
    mb_conform_find (self, MB_RULE_REQUIREMENTS, self->root, NULL);
  if (mb_cos_has (self->file, names, "AlternatePresentations"))
    mb_conform_find (self, MB_RULE_ALTERNATE_PRESENTATIONS, names, NULL);
  if (mb_cos_has (self->file, self->root, "AA"))
    mb_conform_find (self, MB_RULE_DOCUMENT_ACTIONS, self->root, NULL);
  mb_conform_actions (self, mb_cos_get (self->file, self->root, "AA"));
  mb_conform_action (self, mb_cos_get (self->file, self->root, "OpenAction"));
}

/* Scripts that run when the file is opened stand in a tree of names. */
static void
check_scripts (MbConform *self,
               MbCos     *branch,
               guint      depth)
{
  MbCos *names = mb_cos_get (self->file, branch, "Names");
  MbCos *kids = mb_cos_get (self->file, branch, "Kids");

  if (depth > 16 || branch->kind != MB_COS_DICT || !mb_conform_is_new (self, branch))
    return;
  for (guint i = 1; names->kind == MB_COS_ARRAY && i < names->array.n; i += 2)
    mb_conform_action (self, mb_cos_at (self->file, names, i));
  for (guint i = 0; kids->kind == MB_COS_ARRAY && i < kids->array.n; i++)
    check_scripts (self, mb_cos_at (self->file, kids, i), depth + 1);
}

/**
 * mb_conform_catalog:
 */
void
mb_conform_catalog (MbConform *self)
{
  check_root_entries (self);
  check_outline (self);
  check_layers (self);
  check_permissions (self);
  check_output_intents (self);
  check_scripts (self, mb_cos_get (self->file, mb_cos_get (self->file, self->root, "Names"), "JavaScript"), 0);
}
