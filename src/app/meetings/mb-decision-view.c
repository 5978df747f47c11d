/* Minute Book: a resolution or an action, as a block of the minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-decision-view.h"

#include <glib/gi18n.h>

#include "app/meetings/mb-prose-view.h"
#include "core/mb-date.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"

/* Pixels by which an action is set in below the one it is a part of. */
#define INDENT 24

struct _MbDecisionView
{
  GtkBox       parent_instance;

  GtkLabel    *word;
  MbProseView *text;
  GtkBox      *chips;
};

G_DEFINE_FINAL_TYPE (MbDecisionView, mb_decision_view, GTK_TYPE_BOX)

static void
add_chip (MbDecisionView *self,
          const char     *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "chip");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (self->chips, label);
}

static char *
name_mover (MbProceedings *proceedings,
            MbRecord      *record,
            guint          field,
            const char    *format)
{
  MbRecord *person = mb_proceedings_follow (proceedings, record, field);
  g_autofree char *name = person != NULL ? mb_person_get_titled_name (person) : NULL;

  return name != NULL ? g_strconcat (format, " ", name, NULL) : NULL;
}

static void
add_votes (MbDecisionView *self,
           MbRecord       *resolution)
{
  g_autofree char *words = NULL;

  if (!mb_record_has (resolution, MB_RESOLUTION_VOTES_FOR) &&
      !mb_record_has (resolution, MB_RESOLUTION_VOTES_AGAINST))
    return;

  /* TRANSLATORS: how many voted for, against, and abstained */
  words = g_strdup_printf (_("For %d, against %d, abstained %d"),
                           (int) mb_record_get_integer (resolution, MB_RESOLUTION_VOTES_FOR),
                           (int) mb_record_get_integer (resolution, MB_RESOLUTION_VOTES_AGAINST),
                           (int) mb_record_get_integer (resolution, MB_RESOLUTION_ABSTENTIONS));
  add_chip (self, words);
  if (mb_record_get_integer (resolution, MB_RESOLUTION_CASTING_VOTE) == 1)
    add_chip (self, _("Chair's casting vote"));
}

static void
show_resolution (MbDecisionView *self,
                 MbProceedings  *proceedings,
                 MbRecord       *resolution)
{
  const char *kind = mb_record_get_text (resolution, MB_RESOLUTION_KIND);
  const MbField *field = mb_kind_get_field (MB_KIND_RESOLUTION, MB_RESOLUTION_KIND);
  g_autofree char *mover = NULL;
  g_autofree char *seconder = NULL;

  gtk_label_set_label (self->word, _(mb_field_get_choice_label (field, kind)));
  mb_prose_view_show_stored (self->text, mb_record_get_text (resolution, MB_RESOLUTION_TEXT));
  mover = name_mover (proceedings, resolution, MB_RESOLUTION_MOVER, _("Moved by"));
  seconder = name_mover (proceedings, resolution, MB_RESOLUTION_SECONDER, _("Seconded by"));
  if (mover != NULL)
    add_chip (self, mover);
  if (seconder != NULL)
    add_chip (self, seconder);
  add_votes (self, resolution);
  gtk_widget_add_css_class (GTK_WIDGET (self), "resolution");
}

static char *
name_owner (MbProceedings *proceedings,
            MbRecord      *action)
{
  MbRecord *owner = mb_proceedings_follow (proceedings, action, MB_ACTION_OWNER);

  if (mb_record_has (action, MB_ACTION_OWNER_WORDS))
    return g_strdup (mb_record_get_text (action, MB_ACTION_OWNER_WORDS));

  return owner != NULL ? mb_person_get_titled_name (owner) : NULL;
}

static char *
describe_due (MbRecord *action)
{
  g_autofree char *day = NULL;
  GDate date;

  if (mb_record_has (action, MB_ACTION_DUE_WORDS))
    day = g_strdup (mb_record_get_text (action, MB_ACTION_DUE_WORDS));
  else if (mb_record_get_date (action, MB_ACTION_DUE, &date))
    day = mb_date_format (&date);

  /* TRANSLATORS: %s is a day, or words such as: 8 November meeting */
  return day != NULL ? g_strdup_printf (_("Due %s"), day) : NULL;
}

static void
show_action (MbDecisionView *self,
             MbProceedings  *proceedings,
             MbRecord       *action)
{
  g_autofree char *owner = name_owner (proceedings, action);
  g_autofree char *due = describe_due (action);
  const char *state = mb_record_get_text (action, MB_ACTION_STATE);
  guint depth = mb_proceedings_get_depth (proceedings, action);

  gtk_label_set_label (self->word, _("Action"));
  mb_prose_view_show_stored (self->text, mb_record_get_text (action, MB_ACTION_TEXT));
  if (owner != NULL)
    add_chip (self, owner);
  if (due != NULL)
    add_chip (self, due);
  if (state != NULL && !g_str_equal (state, "open"))
    add_chip (self, _(mb_field_get_choice_label (mb_kind_get_field (MB_KIND_ACTION, MB_ACTION_STATE), state)));
  gtk_widget_set_margin_start (GTK_WIDGET (self), INDENT * (int) depth);
  gtk_widget_add_css_class (GTK_WIDGET (self), "action");
}

static void
mb_decision_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_DECISION_VIEW);

  G_OBJECT_CLASS (mb_decision_view_parent_class)->dispose (object);
}

static void
mb_decision_view_class_init (MbDecisionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_decision_view_dispose;

  g_type_ensure (MB_TYPE_PROSE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-decision-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MbDecisionView, word);
  gtk_widget_class_bind_template_child (widget_class, MbDecisionView, text);
  gtk_widget_class_bind_template_child (widget_class, MbDecisionView, chips);
}

static void
mb_decision_view_init (MbDecisionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_decision_view_new:
 * @record: a resolution or an action
 */
GtkWidget *
mb_decision_view_new (MbProceedings *proceedings,
                      MbRecord      *record)
{
  MbDecisionView *self;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (MB_IS_RECORD (record), NULL);

  self = g_object_new (MB_TYPE_DECISION_VIEW, NULL);
  if (mb_record_get_kind (record) == MB_KIND_RESOLUTION)
    show_resolution (self, proceedings, record);
  else
    show_action (self, proceedings, record);
  gtk_widget_set_visible (GTK_WIDGET (self->chips),
                          gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);

  return GTK_WIDGET (self);
}
