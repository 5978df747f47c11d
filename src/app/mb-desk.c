/* Minute Book: the desk: the open book as its window has it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-desk-private.h"

#include <glib/gi18n.h>

/* Milliseconds. What is typed without a pause is gathered now and then too. */
#define PAUSE       400
#define LONGEST     900

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_WORDS,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

enum
{
  GATHER,
  TYPED,
  PEEK,
  SAVED,
  CHANGED,
  SAID,
  UNDO_OFFERED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbDesk, mb_desk, G_TYPE_OBJECT)

static void
slip_free (gpointer data)
{
  MbSlip *slip = data;

  g_object_unref (slip->record);
  g_object_unref (slip->stored);
  g_object_unref (slip->sent);
  g_free (slip);
}

static const char *
find_trouble (MbDesk *self)
{
  GHashTableIter iter;
  gpointer words;

  if (self->failure != NULL)
    return self->failure;

  g_hash_table_iter_init (&iter, self->troubles);

  return g_hash_table_iter_next (&iter, NULL, &words) ? words : NULL;
}

void
mb_desk_update_status (MbDesk *self)
{
  const char *trouble = find_trouble (self);
  g_autofree char *words = NULL;
  MbDeskStatus status;

  if (self->n_under_way > 0 || self->longest_id != 0)
    {
      status = MB_DESK_SAVING;
      /* Trying again is no news. */
      words = self->failure != NULL ? g_strdup_printf (_("Not saved: %s"), self->failure)
                                    : g_strdup (_("Saving…"));
    }
  else if (trouble != NULL)
    {
      status = MB_DESK_NOT_SAVED;
      /* TRANSLATORS: %s is why, in words */
      words = g_strdup_printf (_("Not saved: %s"), trouble);
    }
  else
    {
      status = MB_DESK_SAVED;
      words = g_strdup (mb_book_is_read_only (self->book) ? _("Read-only") : _("Saved"));
    }

  if (self->status != status)
    {
      self->status = status;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
    }
  if (g_set_str (&self->words, words))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

/**
 * mb_desk_lay:
 * @record: as the book has it
 *
 * Lays a record on the desk, so that mb_desk_save() can tell what was edited.
 */
void
mb_desk_lay (MbDesk   *self,
             MbRecord *record)
{
  MbSlip *slip;

  g_return_if_fail (MB_IS_DESK (self));
  g_return_if_fail (MB_IS_RECORD (record));

  slip = g_new0 (MbSlip, 1);
  slip->record = g_object_ref (record);
  slip->stored = mb_record_copy (record);
  slip->sent = g_object_ref (slip->stored);
  g_hash_table_replace (self->slips, record, slip);
}

/**
 * mb_desk_take_away:
 *
 * Takes a record from the desk: at once, or as soon as it is saved.
 */
void
mb_desk_take_away (MbDesk   *self,
                   MbRecord *record)
{
  MbSlip *slip;

  g_return_if_fail (MB_IS_DESK (self));

  slip = g_hash_table_lookup (self->slips, record);
  if (slip == NULL)
    return;

  if (slip->failed || slip->n_under_way > 0)
    slip->leaving = TRUE;
  else
    g_hash_table_remove (self->slips, record);
}

/**
 * mb_desk_is_pending:
 *
 * Returns: whether the record was handed to the book, which hasn't said yet
 *   that it has it
 */
gboolean
mb_desk_is_pending (MbDesk   *self,
                    MbRecord *record)
{
  MbSlip *slip;

  g_return_val_if_fail (MB_IS_DESK (self), FALSE);

  slip = g_hash_table_lookup (self->slips, record);

  return slip != NULL && (slip->n_under_way > 0 || slip->failed);
}

/**
 * mb_desk_set_trouble:
 * @owner: whose trouble it is, of which each has one at most
 * @words: (nullable): why something typed can't be kept; %NULL when it can
 */
void
mb_desk_set_trouble (MbDesk     *self,
                     gpointer    owner,
                     const char *words)
{
  g_return_if_fail (MB_IS_DESK (self));

  if (words != NULL)
    g_hash_table_replace (self->troubles, owner, g_strdup (words));
  else
    g_hash_table_remove (self->troubles, owner);
  mb_desk_update_status (self);
}

/**
 * mb_desk_flush:
 *
 * Gathers what was typed and hands it to the book at once, and tries again
 * what failed before.
 */
void
mb_desk_flush (MbDesk *self)
{
  g_autoptr (GPtrArray) failed = NULL;
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (MB_IS_DESK (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->longest_id, g_source_remove);
  g_signal_emit (self, signals[GATHER], 0);

  failed = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->slips);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((MbSlip *) value)->failed)
      g_ptr_array_add (failed, g_object_ref (((MbSlip *) value)->record));
  for (guint i = 0; i < failed->len; i++)
    mb_desk_save (self, g_ptr_array_index (failed, i));
  mb_desk_update_status (self);
}

static gboolean
pause_cb (gpointer user_data)
{
  MbDesk *self = user_data;

  self->pause_id = 0;
  mb_desk_flush (self);

  return G_SOURCE_REMOVE;
}

static gboolean
longest_cb (gpointer user_data)
{
  MbDesk *self = user_data;

  self->longest_id = 0;
  mb_desk_flush (self);

  return G_SOURCE_REMOVE;
}

/**
 * mb_desk_expect:
 *
 * Says that something was typed. When the typing pauses, or goes on for long,
 * the signal 'gather' asks for it.
 */
void
mb_desk_expect (MbDesk *self)
{
  g_return_if_fail (MB_IS_DESK (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE, pause_cb, self);
  if (self->longest_id == 0)
    self->longest_id = g_timeout_add (LONGEST, longest_cb, self);
  mb_desk_update_status (self);
  g_signal_emit (self, signals[TYPED], 0);
}

/**
 * mb_desk_peek:
 * @draft: a meeting's proceedings, which nobody else has
 *
 * Puts copies of the records that are being typed in, as they would be saved
 * now, into @draft: nothing is saved, and no record changes.
 */
void
mb_desk_peek (MbDesk        *self,
              MbProceedings *draft)
{
  g_return_if_fail (MB_IS_DESK (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (draft));

  g_signal_emit (self, signals[PEEK], 0, draft);
}

/**
 * mb_desk_tell_changed:
 *
 * Tells every page that the book changed under it.
 */
void
mb_desk_tell_changed (MbDesk *self)
{
  g_return_if_fail (MB_IS_DESK (self));

  g_signal_emit (self, signals[CHANGED], 0);
  mb_desk_find_undo (self);
}

/* What can be undone and redone, as it was found. */
void
mb_desk_set_undo (MbDesk   *self,
                  gboolean  can_undo,
                  gboolean  can_redo)
{
  if (self->can_undo != can_undo)
    {
      self->can_undo = can_undo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (self->can_redo != can_redo)
    {
      self->can_redo = can_redo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
}

/**
 * mb_desk_get_book:
 *
 * Returns: (transfer none): the book that lies on it
 */
MbBook *
mb_desk_get_book (MbDesk *self)
{
  g_return_val_if_fail (MB_IS_DESK (self), NULL);

  return self->book;
}

gboolean
mb_desk_is_read_only (MbDesk *self)
{
  g_return_val_if_fail (MB_IS_DESK (self), TRUE);

  return mb_book_is_read_only (self->book);
}

MbDeskStatus
mb_desk_get_status (MbDesk *self)
{
  g_return_val_if_fail (MB_IS_DESK (self), MB_DESK_NOT_SAVED);

  return self->status;
}

/**
 * mb_desk_get_failure:
 *
 * Returns: (transfer none) (nullable): why the book can't be written, in words
 */
const char *
mb_desk_get_failure (MbDesk *self)
{
  g_return_val_if_fail (MB_IS_DESK (self), NULL);

  return self->failure;
}

/**
 * mb_desk_get_words:
 *
 * Returns: (transfer none): the status in words
 */
const char *
mb_desk_get_words (MbDesk *self)
{
  g_return_val_if_fail (MB_IS_DESK (self), NULL);

  return self->words;
}

static void
mb_desk_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  MbDesk *self = MB_DESK (object);

  switch (id)
    {
    case PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->can_redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_desk_dispose (GObject *object)
{
  MbDesk *self = MB_DESK (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->longest_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (mb_desk_parent_class)->dispose (object);
}

static void
mb_desk_finalize (GObject *object)
{
  MbDesk *self = MB_DESK (object);

  g_hash_table_unref (self->slips);
  g_hash_table_unref (self->troubles);
  g_free (self->failure);
  g_free (self->words);

  G_OBJECT_CLASS (mb_desk_parent_class)->finalize (object);
}

static void
mb_desk_class_init (MbDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = mb_desk_get_property;
  object_class->dispose = mb_desk_dispose;
  object_class->finalize = mb_desk_finalize;

  properties[PROP_STATUS] =
    g_param_spec_uint ("status", NULL, NULL, 0, MB_DESK_NOT_SAVED, 0, flags);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Asks for what was typed. */
  /* Something was typed just now. */
  signals[TYPED] = g_signal_new ("typed", MB_TYPE_DESK, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* What is being typed is asked for, to be looked at: see mb_desk_peek(). */
  signals[PEEK] = g_signal_new ("peek", MB_TYPE_DESK, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, MB_TYPE_PROCEEDINGS);
  signals[GATHER] = g_signal_new ("gather", MB_TYPE_DESK, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The record given was saved. */
  signals[SAVED] = g_signal_new ("saved", MB_TYPE_DESK, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, MB_TYPE_RECORD);
  /* The book changed in some other way: what is shown is to be read anew. */
  signals[CHANGED] = g_signal_new ("changed", MB_TYPE_DESK, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* Something for a person to read, once. */
  signals[SAID] = g_signal_new ("said", MB_TYPE_DESK, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /* The same, of something that undoing brings back. */
  signals[UNDO_OFFERED] = g_signal_new ("undo-offered", MB_TYPE_DESK, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mb_desk_init (MbDesk *self)
{
  self->slips = g_hash_table_new_full (NULL, NULL, NULL, slip_free);
  self->troubles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

MbDesk *
mb_desk_new (MbBook *book)
{
  MbDesk *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_DESK, NULL);
  self->book = g_object_ref (book);
  mb_desk_update_status (self);
  mb_desk_find_undo (self);
  mb_desk_start_watch (self);

  return self;
}
