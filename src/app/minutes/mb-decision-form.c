/* Minute Book: what a resolution or an action says beside its text
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-decision-form.h"

#include <glib/gi18n.h>

#include "app/forms/mb-completion-row.h"
#include "app/forms/mb-form.h"
#include "app/minutes/mb-due-words.h"
#include "app/minutes/mb-person-words.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"

#define MAX_PEOPLE 2

/* A row that names a person. */
typedef struct
{
  guint            field;
  MbCompletionRow *row;
  gboolean         is_typed;
} Person;

struct _MbDecisionForm
{
  GtkBox         parent_instance;

  MbDesk        *desk;
  MbKind         kind;
  GtkListBox    *list;
  Person         persons[MAX_PEOPLE];
  guint          n_persons;
  GtkEditable   *due;
  gboolean       due_is_typed;
  MbForm        *before; /* nullable */
  MbForm        *behind;
  GPtrArray     *people; /* MbRecord */
  gboolean       has_choices;
  GtkWidget     *left;     /* the row that the focus is just leaving */
  MbProceedings *proceedings;
  MbRecord      *record;
  gboolean       showing; /* what is shown comes from a record, not from a person */
  char          *trouble;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbDecisionForm, mb_decision_form, GTK_TYPE_BOX)

static const guint kind_fields[] = { MB_RESOLUTION_KIND };
static const guint vote_fields[] = {
  MB_RESOLUTION_VOTES_FOR, MB_RESOLUTION_VOTES_AGAINST, MB_RESOLUTION_ABSTENTIONS,
  MB_RESOLUTION_CASTING_VOTE
};
static const guint state_fields[] = { MB_ACTION_STATE };

/* People. ----------------------------------------------------------------- */

static guint
get_words_field (MbDecisionForm *self)
{
  return self->kind == MB_KIND_ACTION ? (guint) MB_ACTION_OWNER_WORDS : G_MAXUINT;
}

/* What stands in a person's row for the record. */
static char *
name_person (MbDecisionForm *self,
             MbRecord       *record,
             guint           field)
{
  MbRecord *person = mb_proceedings_follow (self->proceedings, record, field);
  guint words = get_words_field (self);

  if (person != NULL)
    return mb_person_get_titled_name (person);
  if (words != G_MAXUINT && mb_record_has (record, words))
    return g_strdup (mb_record_get_text (record, words));

  return g_strdup ("");
}

static char *
get_typed (gpointer row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* Returns whether it was understood. */
static gboolean
read_person (MbDecisionForm *self,
             const Person   *at,
             MbRecord       *record,
             MbProceedings  *proceedings)
{
  g_autofree char *typed = get_typed (at->row);
  guint words = get_words_field (self);
  MbRecord *person = *typed != '\0' ? mb_person_words_find (self->people, typed) : NULL;

  if (words != G_MAXUINT)
    mb_record_clear (record, words);
  if (person != NULL)
    {
      /* So that it can be named at once. */
      if (mb_proceedings_find (proceedings, MB_KIND_PERSON, mb_record_get_id (person)) == NULL)
        mb_proceedings_add (proceedings, person);
      mb_record_set_integer (record, at->field, mb_record_get_id (person));
      return TRUE;
    }

  mb_record_clear (record, at->field);
  if (*typed != '\0' && words != G_MAXUINT)
    mb_record_set_text (record, words, typed);

  return *typed == '\0' || words != G_MAXUINT;
}

static void
tell_trouble (MbDecisionForm *self,
              const Person   *at)
{
  g_autofree char *typed = get_typed (at->row);

  g_free (self->trouble);
  /* TRANSLATORS: %s is a name, as it was typed */
  self->trouble = g_strdup_printf (_("Nobody here is called “%s”: choose a name from the list"), typed);
}

static void
show_person (MbDecisionForm *self,
             Person         *at)
{
  g_autofree char *name = name_person (self, self->record, at->field);

  if (!g_str_equal (name, gtk_editable_get_text (GTK_EDITABLE (at->row))))
    mb_completion_row_set_text (at->row, name);
}

/* Due. -------------------------------------------------------------------- */

static void
read_due (MbDecisionForm *self,
          MbRecord       *record)
{
  g_autofree char *typed = get_typed (self->due);

  mb_due_read (record, typed, self->proceedings);
}

static void
show_due (MbDecisionForm *self)
{
  g_autofree char *due = mb_due_write (self->record);

  if (!g_str_equal (due, gtk_editable_get_text (self->due)))
    gtk_editable_set_text (self->due, due);
}

/* All of it. -------------------------------------------------------------- */

static void
show (MbDecisionForm *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->n_persons; i++)
    if (!self->persons[i].is_typed)
      show_person (self, &self->persons[i]);
  if (self->due != NULL && !self->due_is_typed)
    show_due (self);
  self->showing = FALSE;
}

static gboolean
has_focus (MbDecisionForm *self,
           gpointer        widget)
{
  return widget != self->left && (gtk_widget_get_state_flags (GTK_WIDGET (widget)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/**
 * mb_decision_form_read:
 *
 * Puts what was typed into the record; where the focus is elsewhere already,
 * it is written out as it was understood.
 */
void
mb_decision_form_read (MbDecisionForm *self,
                       MbRecord       *record)
{
  g_return_if_fail (MB_IS_DECISION_FORM (self));

  if (self->before != NULL)
    mb_form_gather (self->before);
  if (self->behind != NULL)
    mb_form_gather (self->behind);
  for (guint i = 0; i < self->n_persons; i++)
    if (self->persons[i].is_typed)
      {
        g_clear_pointer (&self->trouble, g_free);
        if (!read_person (self, &self->persons[i], record, self->proceedings))
          tell_trouble (self, &self->persons[i]);
        /* What can't be understood stays as it was typed. */
        self->persons[i].is_typed = self->trouble != NULL || has_focus (self, self->persons[i].row);
      }
  if (self->due != NULL && self->due_is_typed)
    {
      read_due (self, record);
      self->due_is_typed = has_focus (self, self->due);
    }
  show (self);
}

/**
 * mb_decision_form_peek:
 * @copy: of the record
 * @draft: the proceedings that it stands in
 *
 * Puts what is being typed into @copy; nothing else changes.
 */
void
mb_decision_form_peek (MbDecisionForm *self,
                       MbRecord       *copy,
                       MbProceedings  *draft)
{
  g_return_if_fail (MB_IS_DECISION_FORM (self));

  for (guint i = 0; i < self->n_persons; i++)
    if (self->persons[i].is_typed)
      read_person (self, &self->persons[i], copy, draft);
  if (self->due != NULL && self->due_is_typed)
    read_due (self, copy);
}

/**
 * mb_decision_form_is_filled:
 *
 * Returns: whether the record says anything that can be said here
 */
gboolean
mb_decision_form_is_filled (MbDecisionForm *self)
{
  static const guint resolution[] = {
    MB_RESOLUTION_MOVER, MB_RESOLUTION_SECONDER, MB_RESOLUTION_VOTES_FOR,
    MB_RESOLUTION_VOTES_AGAINST, MB_RESOLUTION_ABSTENTIONS
  };
  static const guint action[] = {
    MB_ACTION_OWNER, MB_ACTION_OWNER_WORDS, MB_ACTION_DUE, MB_ACTION_DUE_WORDS
  };
  gboolean is_action;

  g_return_val_if_fail (MB_IS_DECISION_FORM (self), FALSE);

  is_action = self->kind == MB_KIND_ACTION;
  for (guint i = 0; i < (is_action ? G_N_ELEMENTS (action) : G_N_ELEMENTS (resolution)); i++)
    if (mb_record_has (self->record, is_action ? action[i] : resolution[i]))
      return TRUE;

  return FALSE;
}

/**
 * mb_decision_form_get_trouble:
 *
 * Returns: (transfer none) (nullable): why something typed can't be kept
 */
const char *
mb_decision_form_get_trouble (MbDecisionForm *self)
{
  g_return_val_if_fail (MB_IS_DECISION_FORM (self), NULL);

  return self->trouble;
}

static void
show_record (MbDecisionForm *self)
{
  if (self->before != NULL)
    mb_form_set_record (self->before, self->record);
  mb_form_set_record (self->behind, self->record);
  show (self);
}

/**
 * mb_decision_form_set_record:
 * @proceedings: who are named, among others
 */
void
mb_decision_form_set_record (MbDecisionForm *self,
                             MbProceedings  *proceedings,
                             MbRecord       *record)
{
  g_return_if_fail (MB_IS_DECISION_FORM (self));

  g_set_object (&self->proceedings, proceedings);
  g_set_object (&self->record, record);
  if (self->list != NULL)
    show_record (self);
}

static void
give_choices (MbDecisionForm *self)
{
  if (self->has_choices || self->people == NULL)
    return;

  self->has_choices = TRUE;
  for (guint i = 0; i < self->n_persons; i++)
    mb_completion_row_set_choices (self->persons[i].row, self->people);
}

/**
 * mb_decision_form_set_people:
 * @people: (element-type MbRecord): who may be named, the likeliest first
 */
void
mb_decision_form_set_people (MbDecisionForm *self,
                             GPtrArray      *people)
{
  g_return_if_fail (MB_IS_DECISION_FORM (self));

  if (self->people == people)
    return;
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_ptr_array_ref (people);
  self->has_choices = FALSE;
  /* Only where somebody looks: a book may know thousands. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    give_choices (self);
}

/**
 * mb_decision_form_set_narrow:
 * @is_narrow: whether there is room for one column only
 */
void
mb_decision_form_set_narrow (MbDecisionForm *self,
                             gboolean        is_narrow)
{
  g_return_if_fail (MB_IS_DECISION_FORM (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), is_narrow ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self), !is_narrow);
  gtk_box_set_spacing (GTK_BOX (self), is_narrow ? 0 : 12);
}

/* Rows. ------------------------------------------------------------------- */

static void
person_cb (MbDecisionForm *self,
           GtkWidget      *row)
{
  if (self->showing)
    return;

  for (guint i = 0; i < self->n_persons; i++)
    if (GTK_WIDGET (self->persons[i].row) == row)
      self->persons[i].is_typed = TRUE;
  g_signal_emit (self, signals[EDITED], 0);
}

static void
due_cb (MbDecisionForm *self)
{
  if (self->showing)
    return;

  self->due_is_typed = TRUE;
  g_signal_emit (self, signals[EDITED], 0);
}

static gboolean
is_typed (MbDecisionForm *self)
{
  for (guint i = 0; i < self->n_persons; i++)
    if (self->persons[i].is_typed)
      return TRUE;

  return self->due_is_typed;
}

/* Written out as it was understood. */
static void
left_cb (MbDecisionForm     *self,
         GtkEventController *focus)
{
  if (self->record == NULL || !is_typed (self))
    return;

  self->left = gtk_event_controller_get_widget (focus);
  g_signal_emit (self, signals[EDITED], 0);
  mb_desk_flush (self->desk);
  self->left = NULL;
}

static void
watch_row (MbDecisionForm *self,
           GtkWidget      *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_add_controller (row, focus);
}

static void
add_person (MbDecisionForm *self,
            guint           field)
{
  Person *at = &self->persons[self->n_persons++];

  at->field = field;
  at->row = MB_COMPLETION_ROW (mb_completion_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (at->row), _(mb_kind_get_field (self->kind, field)->label));
  g_signal_connect_object (at->row, "changed", G_CALLBACK (person_cb), self, G_CONNECT_SWAPPED);
  watch_row (self, GTK_WIDGET (at->row));
  gtk_list_box_append (self->list, GTK_WIDGET (at->row));
}

static void
add_due (MbDecisionForm *self)
{
  GtkWidget *row = adw_entry_row_new ();

  self->due = GTK_EDITABLE (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Due: a day, or in words"));
  g_signal_connect_object (row, "changed", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  watch_row (self, row);
  gtk_list_box_append (self->list, row);
}

static MbForm *
add_form (MbDecisionForm *self,
          GtkWidget      *column,
          const guint    *fields,
          guint           n_fields)
{
  GtkWidget *form = mb_form_new (self->desk, NULL, self->kind, fields, n_fields);

  mb_form_drop_frame (MB_FORM (form));
  gtk_box_append (GTK_BOX (column), form);

  return MB_FORM (form);
}

static GtkWidget *
add_column (MbDecisionForm *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (self), column);

  return column;
}

static void
make_rows (MbDecisionForm *self)
{
  GtkWidget *first = add_column (self);
  GtkWidget *second = add_column (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "inner-form");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(mb_kind_get_info (self->kind)->label), -1);
  if (self->kind == MB_KIND_RESOLUTION)
    {
      self->before = add_form (self, first, kind_fields, G_N_ELEMENTS (kind_fields));
      add_person (self, MB_RESOLUTION_MOVER);
      add_person (self, MB_RESOLUTION_SECONDER);
      self->behind = add_form (self, second, vote_fields, G_N_ELEMENTS (vote_fields));
    }
  else
    {
      add_person (self, MB_ACTION_OWNER);
      add_due (self);
      self->behind = add_form (self, second, state_fields, G_N_ELEMENTS (state_fields));
    }
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->list));
}

/* A form has more widgets than all else of a resolution or action, and most
 * are never looked at: they are made when it is first shown. */
static void
mb_decision_form_show (GtkWidget *widget)
{
  MbDecisionForm *self = MB_DECISION_FORM (widget);

  if (self->list == NULL)
    {
      make_rows (self);
      if (self->record != NULL)
        show_record (self);
    }

  GTK_WIDGET_CLASS (mb_decision_form_parent_class)->show (widget);
}

static void
mb_decision_form_dispose (GObject *object)
{
  MbDecisionForm *self = MB_DECISION_FORM (object);

  self->n_persons = 0;
  self->due = NULL;
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->proceedings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_decision_form_parent_class)->dispose (object);
}

static void
mb_decision_form_finalize (GObject *object)
{
  g_free (MB_DECISION_FORM (object)->trouble);

  G_OBJECT_CLASS (mb_decision_form_parent_class)->finalize (object);
}

static void
mb_decision_form_class_init (MbDecisionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_decision_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_decision_form_finalize;
  GTK_WIDGET_CLASS (klass)->show = mb_decision_form_show;

  /* Something was typed that mb_decision_form_read() reads. */
  signals[EDITED] = g_signal_new ("edited", MB_TYPE_DECISION_FORM, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mb_decision_form_init (MbDecisionForm *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "decision-form");
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "map", G_CALLBACK (give_choices), NULL);
}

/**
 * mb_decision_form_new:
 * @kind: %MB_KIND_RESOLUTION or %MB_KIND_ACTION
 *
 * Returns: (transfer floating): a form that is not visible yet
 */
GtkWidget *
mb_decision_form_new (MbDesk *desk,
                      MbKind  kind)
{
  MbDecisionForm *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_DECISION_FORM, NULL);
  self->desk = g_object_ref (desk);
  self->kind = kind;

  return GTK_WIDGET (self);
}
