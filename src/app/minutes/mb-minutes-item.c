/* Minute Book: the minutes of one item
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-minutes-item.h"

#include <glib/gi18n.h>

#include "core/mb-item.h"
#include "core/mb-resolution.h"

/* Pixels by which an action is set in below the one it is a part of. */
#define INDENT 24

struct _MbMinutesItem
{
  AdwBin                parent_instance;

  GtkLabel             *number;
  GtkLabel             *title;
  GtkWidget            *access;
  GtkBox               *body;

  const MbMinutesMeans *means; /* the page's */
  MbProceedings        *proceedings;
  gint64                item;
};

enum
{
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbMinutesItem, mb_minutes_item, ADW_TYPE_BIN)

static guint
get_text_field (MbKind kind)
{
  switch ((int) kind)
    {
    case MB_KIND_RESOLUTION:
      return MB_RESOLUTION_TEXT;
    case MB_KIND_ACTION:
      return MB_ACTION_TEXT;
    default:
      return MB_NARRATIVE_TEXT;
    }
}

static MbMinutesPart *
get_next (gpointer part)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (part));

  return next != NULL ? MB_MINUTES_PART (next) : NULL;
}

/**
 * mb_minutes_item_get_first:
 *
 * Returns: (transfer none) (nullable): its first part
 */
MbMinutesPart *
mb_minutes_item_get_first (MbMinutesItem *self)
{
  GtkWidget *part;

  g_return_val_if_fail (MB_IS_MINUTES_ITEM (self), NULL);

  part = gtk_widget_get_first_child (GTK_WIDGET (self->body));

  return part != NULL ? MB_MINUTES_PART (part) : NULL;
}

MbMinutesPart *
mb_minutes_item_get_last (MbMinutesItem *self)
{
  GtkWidget *part;

  g_return_val_if_fail (MB_IS_MINUTES_ITEM (self), NULL);

  part = gtk_widget_get_last_child (GTK_WIDGET (self->body));

  return part != NULL ? MB_MINUTES_PART (part) : NULL;
}

gint64
mb_minutes_item_get_item (MbMinutesItem *self)
{
  g_return_val_if_fail (MB_IS_MINUTES_ITEM (self), 0);

  return self->item;
}

/* Parts. ------------------------------------------------------------------ */

static void
leave_cb (MbMinutesItem    *self,
          GtkDirectionType  direction,
          MbMinutesPart    *part)
{
  g_signal_emit (self, signals[LEAVE], 0, part, direction);
}

typedef struct
{
  MbMinutesItem *item;
  MbMinutesPart *part;
} Parting;

/* A place where nothing was written goes when it is left, unless it is the
 * only one. */
static void
tidy_cb (gpointer user_data)
{
  Parting *parting = user_data;
  MbMinutesItem *self = parting->item;
  MbMinutesPart *part = parting->part;

  if (self->means != NULL && gtk_widget_get_parent (GTK_WIDGET (part)) == GTK_WIDGET (self->body) &&
      !mb_minutes_part_is_in_book (part) && !mb_minutes_part_is_adding (part) &&
      !mb_minutes_part_has_focus (part) && mb_minutes_part_is_blank (part) &&
      (mb_minutes_item_get_first (self) != part || get_next (part) != NULL))
    gtk_box_remove (self->body, GTK_WIDGET (part));
  g_object_unref (self);
  g_object_unref (part);
  g_free (parting);
}

static void
left_cb (MbMinutesItem *self,
         MbMinutesPart *part)
{
  Parting *parting = g_new0 (Parting, 1);

  parting->item = g_object_ref (self);
  parting->part = g_object_ref (part);
  g_idle_add_once (tidy_cb, parting);
}

static const char *
get_placeholder (MbKind kind)
{
  switch ((int) kind)
    {
    case MB_KIND_RESOLUTION:
      return _("That …");
    case MB_KIND_ACTION:
      return _("What is to be done");
    default:
      return _("Write the minute here");
    }
}

static MbMinutesPart *
make_part (MbMinutesItem *self,
           MbKind         kind)
{
  GtkWidget *part = mb_minutes_part_new (self->means->desk, kind, get_text_field (kind),
                                         get_placeholder (kind));

  g_signal_connect_object (part, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (part, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  mb_minutes_part_use_means (MB_MINUTES_PART (part), self->means->people, self->means->completions,
                             self->means->is_narrow);

  return MB_MINUTES_PART (part);
}

/* The book's own source of ids, without waiting for the book. */
static gint64
take_id (MbMinutesItem *self)
{
  GArray *ids = self->means->ids;
  gint64 id;

  if (ids->len == 0)
    return mb_book_make_id (mb_desk_get_book (self->means->desk));
  id = g_array_index (ids, gint64, ids->len - 1);
  g_array_set_size (ids, ids->len - 1);

  return id;
}

/**
 * mb_minutes_item_add_part:
 * @kind: %MB_KIND_NARRATIVE, %MB_KIND_RESOLUTION or %MB_KIND_ACTION
 * @after: (nullable): the part behind which it goes; %NULL for the end
 *
 * Makes a place for a new part. It takes that of an empty one.
 *
 * Returns: (transfer none): the place
 */
MbMinutesPart *
mb_minutes_item_add_part (MbMinutesItem *self,
                          MbKind         kind,
                          MbMinutesPart *after)
{
  g_autoptr (MbRecord) record = NULL;
  MbMinutesPart *part;

  g_return_val_if_fail (MB_IS_MINUTES_ITEM (self), NULL);

  if (after == NULL)
    after = mb_minutes_item_get_last (self);
  record = mb_record_new (kind, take_id (self));
  mb_record_set_integer (record, (guint) mb_kind_find_owner (kind), self->item);
  if (kind == MB_KIND_RESOLUTION)
    mb_record_set_text (record, MB_RESOLUTION_KIND, "resolved");
  else if (kind == MB_KIND_ACTION)
    mb_record_set_text (record, MB_ACTION_STATE, "open");

  part = make_part (self, kind);
  gtk_box_insert_child_after (self->body, GTK_WIDGET (part), after != NULL ? GTK_WIDGET (after) : NULL);
  mb_minutes_part_set_draft (part, self->proceedings, record);

  return part;
}

/**
 * mb_minutes_item_remove:
 * @part: one of its parts
 *
 * Takes the part from the page.
 *
 * Returns: (transfer none): where the cursor may go
 */
MbMinutesPart *
mb_minutes_item_remove (MbMinutesItem *self,
                        MbMinutesPart *part)
{
  MbMinutesPart *other;
  GtkWidget *before;

  g_return_val_if_fail (MB_IS_MINUTES_ITEM (self), NULL);

  before = gtk_widget_get_prev_sibling (GTK_WIDGET (part));
  other = before != NULL ? MB_MINUTES_PART (before) : get_next (part);
  if (other == NULL)
    other = mb_minutes_item_add_part (self, MB_KIND_NARRATIVE, part);
  mb_minutes_part_place_cursor (other, before != NULL);
  mb_minutes_part_forget (part);
  gtk_box_remove (self->body, GTK_WIDGET (part));

  return other;
}

/**
 * mb_minutes_item_find_before:
 *
 * Returns: the id of the part before it that the book has, or 0
 */
gint64
mb_minutes_item_find_before (MbMinutesItem *self,
                             MbMinutesPart *part)
{
  GtkWidget *other = GTK_WIDGET (part);

  g_return_val_if_fail (MB_IS_MINUTES_ITEM (self), 0);

  while ((other = gtk_widget_get_prev_sibling (other)) != NULL)
    if (mb_minutes_part_is_in_book (MB_MINUTES_PART (other)))
      return mb_record_get_id (mb_minutes_part_get_record (MB_MINUTES_PART (other)));

  return 0;
}

/**
 * mb_minutes_item_is_at_end:
 *
 * Returns: whether nothing that the book has gets another position or number
 *   when the part comes into it
 */
gboolean
mb_minutes_item_is_at_end (MbMinutesItem *self,
                           MbMinutesPart *part)
{
  g_autoptr (GPtrArray) narratives = NULL;

  g_return_val_if_fail (MB_IS_MINUTES_ITEM (self), FALSE);

  narratives = mb_proceedings_list (self->proceedings, MB_KIND_NARRATIVE);

  return get_next (part) == NULL && narratives->len > 0;
}

/**
 * mb_minutes_item_set_positions:
 *
 * Numbers the parts as the book does, so that a later save of one says the
 * same.
 */
void
mb_minutes_item_set_positions (MbMinutesItem *self)
{
  gint64 n = 0;

  g_return_if_fail (MB_IS_MINUTES_ITEM (self));

  for (MbMinutesPart *part = mb_minutes_item_get_first (self); part != NULL; part = get_next (part))
    if (mb_minutes_part_is_in_book (part))
      {
        MbRecord *record = mb_minutes_part_get_record (part);

        mb_record_set_integer (record, (guint) mb_kind_find_position (mb_record_get_kind (record)), ++n);
      }
}

/**
 * mb_minutes_item_move:
 *
 * Swaps the part with the one before or behind it, on the page.
 *
 * Returns: whether there was anywhere to go
 */
gboolean
mb_minutes_item_move (MbMinutesItem *self,
                      MbMinutesPart *part,
                      gboolean       down)
{
  GtkWidget *other;
  GtkWidget *widget = GTK_WIDGET (part);

  g_return_val_if_fail (MB_IS_MINUTES_ITEM (self), FALSE);

  other = down ? gtk_widget_get_next_sibling (widget) : gtk_widget_get_prev_sibling (widget);
  while (other != NULL && !mb_minutes_part_is_in_book (MB_MINUTES_PART (other)))
    other = down ? gtk_widget_get_next_sibling (other) : gtk_widget_get_prev_sibling (other);
  if (other == NULL)
    return FALSE;

  gtk_box_reorder_child_after (self->body, widget, down ? other : gtk_widget_get_prev_sibling (other));
  mb_minutes_item_set_positions (self);

  return TRUE;
}

static gboolean
is_writable (MbMinutesItem *self)
{
  return !mb_desk_is_read_only (self->means->desk);
}

static MbMinutesPart *
find_part (MbMinutesItem *self,
           MbRecord      *record)
{
  for (MbMinutesPart *part = mb_minutes_item_get_first (self); part != NULL; part = get_next (part))
    {
      MbRecord *own = mb_minutes_part_get_record (part);

      if (mb_record_get_kind (own) == mb_record_get_kind (record) &&
          mb_record_get_id (own) == mb_record_get_id (record))
        return part;
    }

  return NULL;
}

/* Those that the book has no more go; one that has the focus stays as an empty
 * place, so that the cursor stays where it was. */
static void
remove_gone (MbMinutesItem *self)
{
  MbMinutesPart *next;

  for (MbMinutesPart *part = mb_minutes_item_get_first (self); part != NULL; part = next)
    {
      MbRecord *record = mb_minutes_part_get_record (part);

      next = get_next (part);
      if (!mb_minutes_part_is_in_book (part) || mb_minutes_part_is_adding (part) ||
          mb_proceedings_find (self->proceedings, mb_record_get_kind (record),
                               mb_record_get_id (record)) != NULL)
        continue;
      mb_minutes_part_forget (part);
      if (!mb_minutes_part_has_focus (part))
        gtk_box_remove (self->body, GTK_WIDGET (part));
    }
}

/* The last of the places behind @part that aren't in the book: they stay behind
 * what they follow. */
static GtkWidget *
skip_places (GtkWidget *part)
{
  GtkWidget *next;

  while (part != NULL && (next = gtk_widget_get_next_sibling (part)) != NULL &&
         !mb_minutes_part_is_in_book (MB_MINUTES_PART (next)))
    part = next;

  return part;
}

/* Places that aren't in the book yet stay behind the part that they follow. */
static void
put_in_order (MbMinutesItem *self,
              GPtrArray     *records)
{
  GtkWidget *before = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);
      MbMinutesPart *part = find_part (self, record);
      GtkWidget *widget;

      if (part == NULL)
        {
          part = make_part (self, mb_record_get_kind (record));
          gtk_box_insert_child_after (self->body, GTK_WIDGET (part), skip_places (before));
        }
      widget = GTK_WIDGET (part);
      if (i > 0 || mb_minutes_part_is_in_book (mb_minutes_item_get_first (self)))
        {
          GtkWidget *at = gtk_widget_get_prev_sibling (widget);

          while (at != NULL && at != before && !mb_minutes_part_is_in_book (MB_MINUTES_PART (at)))
            at = gtk_widget_get_prev_sibling (at);
          if (at != before)
            gtk_box_reorder_child_after (self->body, widget, before);
        }
      mb_minutes_part_set_record (part, self->proceedings, record);
      if (mb_record_get_kind (record) == MB_KIND_ACTION)
        gtk_widget_set_margin_start (widget, INDENT * (int) mb_proceedings_get_depth (self->proceedings, record));
      before = widget;
    }
}

static void
show_heading (MbMinutesItem *self,
              MbRecord      *item)
{
  const char *number = mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER);
  const char *title = mb_record_get_text (item, MB_ITEM_PRIVATE_TITLE);
  g_autofree char *name = NULL;

  if (title == NULL)
    title = mb_record_get_text (item, MB_ITEM_TITLE);
  gtk_label_set_label (self->number, number != NULL ? number : "");
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (self->access, mb_item_is_withheld (item));
  name = g_strjoin (" ", number != NULL ? number : "", title != NULL ? title : "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strstrip (name), -1);
}

/**
 * mb_minutes_item_set_item:
 * @item: as the book has it
 */
void
mb_minutes_item_set_item (MbMinutesItem *self,
                          MbProceedings *proceedings,
                          MbRecord      *item)
{
  g_autoptr (GPtrArray) records = NULL;

  g_return_if_fail (MB_IS_MINUTES_ITEM (self));

  g_set_object (&self->proceedings, proceedings);
  self->item = mb_record_get_id (item);
  show_heading (self, item);
  records = mb_proceedings_list_minutes (proceedings, item);
  remove_gone (self);
  put_in_order (self, records);
  if (mb_minutes_item_get_first (self) == NULL && is_writable (self))
    mb_minutes_item_add_part (self, MB_KIND_NARRATIVE, NULL);
}

/**
 * mb_minutes_item_use_means:
 *
 * Hands what the page has ready to the parts.
 */
void
mb_minutes_item_use_means (MbMinutesItem *self)
{
  g_return_if_fail (MB_IS_MINUTES_ITEM (self));

  for (MbMinutesPart *part = mb_minutes_item_get_first (self); part != NULL; part = get_next (part))
    mb_minutes_part_use_means (part, self->means->people, self->means->completions, self->means->is_narrow);
}

static void
mb_minutes_item_dispose (GObject *object)
{
  MbMinutesItem *self = MB_MINUTES_ITEM (object);

  self->means = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_MINUTES_ITEM);
  g_clear_object (&self->proceedings);

  G_OBJECT_CLASS (mb_minutes_item_parent_class)->dispose (object);
}

static void
mb_minutes_item_class_init (MbMinutesItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_minutes_item_dispose;

  /* The cursor went over the end of one of its parts, in a direction. */
  signals[LEAVE] = g_signal_new ("leave", MB_TYPE_MINUTES_ITEM, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 2, MB_TYPE_MINUTES_PART,
                                 GTK_TYPE_DIRECTION_TYPE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-minutes-item.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMinutesItem, number);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesItem, title);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesItem, access);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesItem, body);
}

static void
mb_minutes_item_init (MbMinutesItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_minutes_item_new:
 * @means: the page's, which outlives it
 */
GtkWidget *
mb_minutes_item_new (const MbMinutesMeans *means)
{
  MbMinutesItem *self = g_object_new (MB_TYPE_MINUTES_ITEM, NULL);

  self->means = means;

  return GTK_WIDGET (self);
}
