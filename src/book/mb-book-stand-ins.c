/* Minute Book: the sheets that stand for withheld papers, set beforehand
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet takes some milliseconds, most of them for its fonts, and there may be
 * many: other threads set them, each from a paper that was made before, while
 * the agenda is set that stands before them. */

#include "config.h"

#include "book/mb-book-export-private.h"

#include "paper/mb-withheld-paper.h"

#define MOST_THREADS 4

typedef struct
{
  const MbPlanEntry *entry;
  MbPaper           *paper;
  MbPrint           *print;
  GError            *error;
} Sheet;

struct _MbStandIns
{
  GPtrArray    *all; /* Sheet */
  GThread      *threads[MOST_THREADS];
  GCancellable *cancellable;
  int           next;
};

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  mb_paper_free (sheet->paper);
  g_clear_pointer (&sheet->print, mb_print_free);
  g_clear_error (&sheet->error);
  g_free (sheet);
}

static gpointer
set_thread (gpointer data)
{
  MbStandIns *self = data;

  for (;;)
    {
      guint n = (guint) g_atomic_int_add (&self->next, 1);
      Sheet *sheet;

      if (n >= self->all->len)
        return NULL;
      sheet = self->all->pdata[n];
      sheet->print = mb_press_print (sheet->paper, 0, self->cancellable, &sheet->error);
    }
}

/* Sets what nobody has taken, and waits for the others. */
static void
finish (MbStandIns *self)
{
  set_thread (self);
  for (guint i = 0; i < MOST_THREADS; i++)
    if (self->threads[i] != NULL)
      g_thread_join (g_steal_pointer (&self->threads[i]));
}

/**
 * mb_stand_ins_new:
 * @after: only of papers whose pages come after this number; 0 for all
 *
 * Begins to set the sheets of all papers that @plan withholds.
 *
 * Returns: (transfer full)
 */
MbStandIns *
mb_stand_ins_new (MbBook         *book,
               MbProceedings  *proceedings,
               MbPackPlan     *plan,
               guint           after,
               const MbExport *export)
{
  MbStandIns *self = g_new0 (MbStandIns, 1);

  self->all = g_ptr_array_new_with_free_func (sheet_free);
  self->cancellable = export->cancellable;
  for (guint i = 0; i < mb_pack_plan_get_n_entries (plan); i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (plan, i);
      Sheet *sheet;

      if (!entry->withheld || entry->first <= after)
        continue;
      sheet = g_new0 (Sheet, 1);
      sheet->entry = entry;
      sheet->paper = mb_withheld_paper_new (proceedings, entry);
      sheet->paper->large_print = export->large_print;
      mb_export_add_pictures (book, sheet->paper, NULL);
      g_ptr_array_add (self->all, sheet);
    }
  for (guint i = 0; i < MIN (MIN (MOST_THREADS, g_get_num_processors ()), self->all->len); i++)
    self->threads[i] = g_thread_try_new ("sheets", set_thread, self, NULL);

  return self;
}

void
mb_stand_ins_free (MbStandIns *self)
{
  if (self == NULL)
    return;

  finish (self);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * mb_stand_ins_find:
 * @paper: (out) (transfer none): what was set
 *
 * Returns: (transfer none) (nullable): the sheet that stands for the entry
 */
MbPrint *
mb_stand_ins_find (MbStandIns         *self,
                const MbPlanEntry  *entry,
                const MbExport     *export,
                MbPaper           **paper,
                GError            **error)
{
  finish (self);
  for (guint i = 0; i < self->all->len; i++)
    {
      Sheet *sheet = self->all->pdata[i];

      if (sheet->entry != entry)
        continue;
      if (sheet->print == NULL)
        {
          g_propagate_error (error, g_error_copy (sheet->error));
          return NULL;
        }
      mb_export_warn_of_missing (sheet->paper, sheet->print, export);
      *paper = sheet->paper;
      return sheet->print;
    }

  g_return_val_if_reached (NULL);
}
