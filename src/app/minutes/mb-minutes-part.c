/* Minute Book: a part of the minutes, written in its place
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-minutes-part-private.h"

#include <glib/gi18n.h>

#include "app/minutes/mb-minutes-commands.h"
#include "app/minutes/mb-minutes-item.h"
#include "book/mb-book-minutes.h"
#include "book/mb-words.h"
#include "core/mb-item.h"
#include "core/mb-resolution.h"

/* Milliseconds: a click below must not miss because what is above folds. */
#define FOLD      250
/* Seconds. */
#define TRY_AGAIN 5

enum
{
  LEAVE,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbMinutesPart, mb_minutes_part, ADW_TYPE_BIN)

/* The meeting's own record is the page's. */
static gboolean
is_own (MbMinutesPart *self)
{
  return self->kind != MB_KIND_MEETING;
}

static gboolean
is_decision (MbMinutesPart *self)
{
  return self->kind == MB_KIND_RESOLUTION || self->kind == MB_KIND_ACTION;
}

/* What stands around the text, as it is printed. */
static void
show_words (MbMinutesPart *self)
{
  g_autofree char *rest = NULL;
  const char *state;

  if (!is_decision (self))
    return;

  gtk_label_set_label (self->word, mb_minute_get_word (self->proceedings, self->record));
  rest = mb_minute_say_rest (self->proceedings, self->record);
  gtk_label_set_label (self->rest, rest != NULL ? rest : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rest), rest != NULL);
  if (self->kind == MB_KIND_RESOLUTION)
    return;

  state = mb_record_get_text (self->record, MB_ACTION_STATE);
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL && !g_str_equal (state, "open"));
  gtk_label_set_label (self->state, _(mb_field_get_choice_label (mb_kind_get_field (MB_KIND_ACTION, MB_ACTION_STATE),
                                                                 state)));
}

static void
set_trouble (MbMinutesPart *self,
             const char    *words)
{
  gtk_label_set_label (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
  mb_desk_set_trouble (self->desk, self, words);
}

/* Saving. ----------------------------------------------------------------- */

static void
try_again_cb (gpointer user_data)
{
  MbMinutesPart *self = user_data;

  self->retry_id = 0;
  self->is_typed = TRUE;
  mb_desk_flush (self->desk);
}

static void
added_cb (GObject      *owner,
          gpointer      result,
          const GError *error)
{
  MbMinutesPart *self = MB_MINUTES_PART (owner);
  g_autofree char *words = NULL;

  self->n_adding--;
  if (self->desk == NULL)
    return;
  if (result != NULL)
    {
      set_trouble (self, NULL);
      return;
    }

  /* It stays on the page, and is tried again. */
  words = mb_words_for_error (error);
  mb_desk_take_away (self->desk, self->record);
  self->in_book = FALSE;
  set_trouble (self, words);
  if (self->retry_id == 0)
    self->retry_id = g_timeout_add_seconds_once (TRY_AGAIN, try_again_cb, self);
}

static void
add (MbMinutesPart *self)
{
  MbMinutesItem *item;

  item = MB_MINUTES_ITEM (gtk_widget_get_ancestor (GTK_WIDGET (self), MB_TYPE_MINUTES_ITEM));
  self->in_book = TRUE;
  mb_minutes_item_set_positions (item);
  /* Nothing but the part is new: the book is not to be read anew for it. */
  if (self->kind == MB_KIND_NARRATIVE && mb_minutes_item_is_at_end (item, self))
    {
      g_autofree char *text = g_strdup (mb_record_get_text (self->record, self->field));

      mb_record_clear (self->record, self->field);
      mb_desk_lay (self->desk, self->record);
      mb_record_set_text (self->record, self->field, text);
      mb_desk_save (self->desk, self->record);
      return;
    }

  self->n_adding++;
  mb_desk_lay (self->desk, self->record);
  mb_minutes_do_add (self->desk, self->record, mb_minutes_item_find_before (item, self), added_cb, self);
}

/* Whether a resolution or action says anything but its text. */
static gboolean
has_details (MbMinutesPart *self)
{
  return is_decision (self) && mb_decision_form_is_filled (self->form);
}

static void
check_text (MbMinutesPart *self)
{
  if (!is_decision (self))
    return;

  if (mb_record_has (self->record, self->field) || (!self->in_book && !has_details (self)))
    set_trouble (self, mb_decision_form_get_trouble (self->form));
  else if (self->kind == MB_KIND_RESOLUTION)
    set_trouble (self, _("Write what was resolved, or remove the resolution"));
  else
    set_trouble (self, _("Write what is to be done, or remove the action"));
}

static void
gather_cb (MbMinutesPart *self)
{
  gboolean has_text;

  if (!self->is_typed || self->record == NULL)
    return;

  self->is_typed = FALSE;
  if (mb_minutes_part_is_empty (self))
    {
      mb_record_clear (self->record, self->field);
    }
  else
    {
      g_autofree char *stored = mb_prose_editor_dup_stored (self->editor);

      mb_record_set_text (self->record, self->field, stored);
    }
  if (is_decision (self))
    mb_decision_form_read (self->form, self->record);

  has_text = mb_record_has (self->record, self->field);
  check_text (self);
  if (self->in_book && !has_text && self->kind == MB_KIND_NARRATIVE)
    {
      mb_minutes_part_forget (self);
      mb_minutes_do_remove (self->desk, self->record, NULL);
    }
  else if (self->in_book)
    mb_desk_save (self->desk, self->record);
  else if (has_text)
    add (self);
  show_words (self);
}

static void
edited_cb (MbMinutesPart *self)
{
  self->is_typed = TRUE;
  mb_desk_expect (self->desk);
}

static void
saved_cb (MbMinutesPart *self,
          MbRecord      *record)
{
  if (record == self->record)
    show_words (self);
}

/* The focus. -------------------------------------------------------------- */

static void
show_details (MbMinutesPart *self,
              gboolean       shown)
{
  if (self->form != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->form), shown && !mb_desk_is_read_only (self->desk));
}

static void
fold_cb (gpointer user_data)
{
  MbMinutesPart *self = user_data;

  self->fold_id = 0;
  if (!mb_minutes_part_has_focus (self))
    show_details (self, FALSE);
}

static void
focus_cb (MbMinutesPart           *self,
          GParamSpec              *pspec,
          GtkEventControllerFocus *focus)
{
  if (self->desk == NULL)
    return;

  g_clear_handle_id (&self->fold_id, g_source_remove);
  if (gtk_event_controller_focus_contains_focus (focus))
    {
      show_details (self, TRUE);
      return;
    }
  if (self->is_typed)
    mb_desk_flush (self->desk);
  self->fold_id = g_timeout_add_once (FOLD, fold_cb, self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
leave_cb (MbMinutesPart    *self,
          GtkDirectionType  direction)
{
  g_signal_emit (self, signals[LEAVE], 0, direction);
}

/* What is shown. ---------------------------------------------------------- */

static void
show_text (MbMinutesPart *self)
{
  const char *wanted = mb_record_get_text (self->record, self->field);
  g_autofree char *shown = mb_prose_editor_dup_stored (self->editor);

  if (wanted == NULL && mb_minutes_part_is_empty (self))
    return;
  if (g_strcmp0 (shown, wanted) != 0)
    mb_prose_editor_set_stored (self->editor, wanted != NULL ? wanted : "");
}

/* What was typed goes before what was read. */
static void
keep_typed (MbMinutesPart *self,
            MbRecord      *read)
{
  guint n_fields = mb_kind_get_info (self->kind)->n_fields;
  int position = mb_kind_find_position (self->kind);

  if (!is_own (self))
    mb_record_copy_field (read, self->record, self->field);
  for (guint i = 0; is_own (self) && i < n_fields; i++)
    if ((int) i != position)
      mb_record_copy_field (read, self->record, i);
  self->is_typed = TRUE;
  mb_desk_expect (self->desk);
}

/**
 * mb_minutes_part_set_record:
 * @record: as the book has it
 *
 * Shows the record, and edits it from now on. What was just typed stays.
 */
void
mb_minutes_part_set_record (MbMinutesPart *self,
                            MbProceedings *proceedings,
                            MbRecord      *record)
{
  gboolean is_busy;

  g_return_if_fail (MB_IS_MINUTES_PART (self));
  g_return_if_fail (MB_IS_RECORD (record));

  is_busy = self->record != NULL && self->record != record &&
            (self->is_typed || mb_desk_is_pending (self->desk, self->record));
  g_set_object (&self->proceedings, proceedings);
  if (self->record != record)
    {
      if (is_own (self))
        mb_desk_lay (self->desk, record);
      if (is_busy)
        keep_typed (self, record);
      if (is_own (self) && self->record != NULL)
        mb_desk_take_away (self->desk, self->record);
      g_set_object (&self->record, record);
      self->in_book = TRUE;
    }
  if (!is_busy && !self->is_typed)
    show_text (self);
  if (is_decision (self))
    mb_decision_form_set_record (self->form, proceedings, record);
  show_words (self);
}

/**
 * mb_minutes_part_set_draft:
 * @record: a new one with its item, and no text so far
 */
void
mb_minutes_part_set_draft (MbMinutesPart *self,
                           MbProceedings *proceedings,
                           MbRecord      *record)
{
  g_return_if_fail (MB_IS_MINUTES_PART (self));

  g_set_object (&self->proceedings, proceedings);
  g_set_object (&self->record, record);
  self->in_book = FALSE;
  if (is_decision (self))
    mb_decision_form_set_record (self->form, proceedings, record);
  show_words (self);
}

/**
 * mb_minutes_part_forget:
 *
 * The book has it no more: what is typed into it is new.
 */
void
mb_minutes_part_forget (MbMinutesPart *self)
{
  g_return_if_fail (MB_IS_MINUTES_PART (self));

  mb_desk_take_away (self->desk, self->record);
  self->in_book = FALSE;
  if (self->is_typed)
    return;
  mb_record_clear (self->record, self->field);
  show_text (self);
}

MbRecord *
mb_minutes_part_get_record (MbMinutesPart *self)
{
  g_return_val_if_fail (MB_IS_MINUTES_PART (self), NULL);

  return self->record;
}

gboolean
mb_minutes_part_is_in_book (MbMinutesPart *self)
{
  g_return_val_if_fail (MB_IS_MINUTES_PART (self), FALSE);

  return self->in_book;
}

gboolean
mb_minutes_part_is_adding (MbMinutesPart *self)
{
  g_return_val_if_fail (MB_IS_MINUTES_PART (self), FALSE);

  return self->n_adding > 0 || mb_desk_is_pending (self->desk, self->record);
}

gboolean
mb_minutes_part_is_blank (MbMinutesPart *self)
{
  return mb_minutes_part_is_empty (self) && !has_details (self);
}

gboolean
mb_minutes_part_has_focus (MbMinutesPart *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/**
 * mb_minutes_part_use_means:
 * @people: (nullable) (element-type MbRecord): who may be named, the likeliest
 *   first
 * @completions: (nullable): strings that are completed as they are typed
 * @is_narrow: whether there is room for one column of fields only
 */
void
mb_minutes_part_use_means (MbMinutesPart *self,
                           GPtrArray     *people,
                           GListModel    *completions,
                           gboolean       is_narrow)
{
  g_return_if_fail (MB_IS_MINUTES_PART (self));

  if (completions != NULL)
    mb_prose_editor_set_completions (self->editor, completions);
  if (self->form == NULL)
    return;
  mb_decision_form_set_narrow (self->form, is_narrow);
  if (people != NULL)
    mb_decision_form_set_people (self->form, people);
}

void
mb_minutes_part_place_cursor (MbMinutesPart *self,
                              gboolean       at_end)
{
  g_return_if_fail (MB_IS_MINUTES_PART (self));

  mb_prose_editor_place_cursor (self->editor, at_end);
}

MbProseEditor *
mb_minutes_part_get_editor (MbMinutesPart *self)
{
  g_return_val_if_fail (MB_IS_MINUTES_PART (self), NULL);

  return self->editor;
}

/**
 * mb_minutes_part_go_to_details:
 *
 * Goes from the text of a resolution or an action to its other fields.
 */
void
mb_minutes_part_go_to_details (MbMinutesPart *self)
{
  g_return_if_fail (MB_IS_MINUTES_PART (self));

  if (self->form == NULL)
    return;
  show_details (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
mb_minutes_part_dispose (GObject *object)
{
  MbMinutesPart *self = MB_MINUTES_PART (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->desk != NULL)
    {
      gather_cb (self);
      mb_desk_set_trouble (self->desk, self, NULL);
      if (is_own (self) && self->record != NULL)
        mb_desk_take_away (self->desk, self->record);
    }
  self->form = NULL;
  g_clear_object (&self->record);
  g_clear_object (&self->proceedings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_minutes_part_parent_class)->dispose (object);
}

static void
mb_minutes_part_class_init (MbMinutesPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_minutes_part_dispose;

  /* The cursor went over the text's end, in a direction. */
  signals[LEAVE] = g_signal_new ("leave", MB_TYPE_MINUTES_PART, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_DIRECTION_TYPE);
  /* The focus is elsewhere now. */
  signals[LEFT] = g_signal_new ("left", MB_TYPE_MINUTES_PART, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MB_TYPE_PROSE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-minutes-part.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMinutesPart, box);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesPart, head);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesPart, word);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesPart, state);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesPart, details);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesPart, editor);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesPart, rest);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesPart, trouble);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, mb_minutes_part_go_to_details);
}

static void
mb_minutes_part_init (MbMinutesPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
make_decision (MbMinutesPart *self)
{
  self->form = MB_DECISION_FORM (mb_decision_form_new (self->desk, self->kind));
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->form));
  gtk_widget_set_visible (self->head, TRUE);
  gtk_widget_set_visible (self->details, !mb_desk_is_read_only (self->desk));
  gtk_widget_add_css_class (GTK_WIDGET (self), "decision");
  gtk_widget_add_css_class (GTK_WIDGET (self), self->kind == MB_KIND_ACTION ? "action" : "resolution");
}

/**
 * mb_minutes_part_new:
 * @kind: of the record
 * @field: the one with the text
 * @placeholder: what is to be written there
 */
GtkWidget *
mb_minutes_part_new (MbDesk     *desk,
                     MbKind      kind,
                     guint       field,
                     const char *placeholder)
{
  MbMinutesPart *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_MINUTES_PART, NULL);
  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->field = field;
  if (is_decision (self))
    make_decision (self);
  mb_prose_editor_set_label (self->editor, is_decision (self) ? _(mb_kind_get_info (kind)->label)
                                                              : _(mb_kind_get_field (kind, field)->label));
  mb_prose_editor_set_placeholder (self->editor, placeholder);
  mb_prose_editor_set_editable (self->editor, !mb_desk_is_read_only (desk));
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  /* Behind the form, which reads what was typed into the record. */
  g_signal_connect_object (desk, "gather", G_CALLBACK (gather_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "peek", G_CALLBACK (mb_minutes_part_peek), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
