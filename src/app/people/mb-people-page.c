/* Minute Book: the list of people
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/people/mb-people-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/forms/mb-reference-row.h"
#include "app/mb-sight.h"
#include "book/mb-book-panels.h"
#include "core/mb-person.h"

struct _MbPeoplePage
{
  AdwNavigationPage   parent_instance;

  GtkStack           *stack;
  GtkListView        *list;
  GtkFilterListModel *filtered;
  GtkEditable        *search;

  MbDesk             *desk;
  GListStore         *people; /* MbRecord */
  GtkCustomFilter    *filter;
  GStrv               words;  /* folded */
  gboolean            is_stale; /* the book changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (MbPeoplePage, mb_people_page, ADW_TYPE_NAVIGATION_PAGE)

/* 'Head of Safeguarding · Harrowmere Borough Council' */
static char *
describe (MbRecord *person)
{
  static const guint fields[] = { MB_PERSON_JOB_TITLE, MB_PERSON_ORGANISATION, MB_PERSON_PARTY, MB_PERSON_WARD };
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (mb_record_has (person, fields[i]))
      g_strv_builder_add (parts, mb_record_get_text (person, fields[i]));
  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

static gboolean
fits_cb (gpointer item,
         gpointer user_data)
{
  MbPeoplePage *self = user_data;
  g_autofree char *name = NULL;
  g_autofree char *details = NULL;
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;

  name = mb_reference_name_record (item);
  details = describe (item);
  all = g_strconcat (name, " ", details, NULL);
  folded = g_utf8_casefold (all, -1);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
update_stack_cb (MbPeoplePage *self)
{
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (self->people));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  gtk_stack_set_visible_child_name (self->stack,
                                    n_people == 0 ? "empty" : n_shown == 0 ? "nobody" : "list");
}

static void
search_changed_cb (MbPeoplePage *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (self->search), -1);

  g_strfreev (self->words);
  self->words = g_strsplit (g_strstrip (folded), " ", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack_cb (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *details = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (details), 0);
  gtk_label_set_ellipsize (GTK_LABEL (details), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (details, "caption");
  gtk_widget_add_css_class (details, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), details);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  MbRecord *person = gtk_list_item_get_item (item);
  GtkWidget *name_label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *details_label = gtk_widget_get_next_sibling (name_label);
  g_autofree char *name = mb_reference_name_record (person);
  g_autofree char *details = describe (person);
  g_autofree char *label = *details != '\0' ? g_strconcat (name, ", ", details, NULL) : g_strdup (name);

  gtk_label_set_label (GTK_LABEL (name_label), name);
  gtk_label_set_label (GTK_LABEL (details_label), details);
  gtk_widget_set_visible (details_label, *details != '\0');
  gtk_list_item_set_accessible_label (item, label);
}

static void
activate_cb (MbPeoplePage *self,
             guint         position)
{
  g_autoptr (MbRecord) person = NULL;

  mb_sight_keep_place (GTK_WIDGET (self->list), position);
  person = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);
  if (person != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-person", "x", mb_record_get_id (person));
}

static gpointer
list_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_book_list_people (book, error);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbPeoplePage) self = user_data;
  g_autoptr (GPtrArray) people = mb_book_run_finish (MB_BOOK (source), result, NULL);

  /* What is wrong with the book, the window says. */
  if (self->desk == NULL || people == NULL)
    return;

  g_list_store_splice (self->people, 0, g_list_model_get_n_items (G_LIST_MODEL (self->people)),
                       people->pdata, people->len);
  update_stack_cb (self);
}

static void
load (MbPeoplePage *self)
{
  self->is_stale = FALSE;
  mb_book_run_async (mb_desk_get_book (self->desk), list_work, NULL, NULL,
                     (GDestroyNotify) g_ptr_array_unref, NULL, list_cb, g_object_ref (self));
}

static void
changed_cb (MbPeoplePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->is_stale = TRUE;
}

static void
mb_people_page_map (GtkWidget *widget)
{
  MbPeoplePage *self = MB_PEOPLE_PAGE (widget);

  if (self->is_stale)
    load (self);

  GTK_WIDGET_CLASS (mb_people_page_parent_class)->map (widget);
}

static void
saved_cb (MbPeoplePage *self,
          MbRecord     *record)
{
  if (mb_record_get_kind (record) == MB_KIND_PERSON)
    changed_cb (self);
}

static void
mb_people_page_dispose (GObject *object)
{
  MbPeoplePage *self = MB_PEOPLE_PAGE (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->people);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (mb_people_page_parent_class)->dispose (object);
}

static void
mb_people_page_finalize (GObject *object)
{
  g_strfreev (MB_PEOPLE_PAGE (object)->words);

  G_OBJECT_CLASS (mb_people_page_parent_class)->finalize (object);
}

static void
mb_people_page_class_init (MbPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_people_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_people_page_finalize;
  widget_class->map = mb_people_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbPeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, MbPeoplePage, filtered);
  gtk_widget_class_bind_template_child (widget_class, MbPeoplePage, search);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
mb_people_page_init (MbPeoplePage *self)
{
  self->people = g_list_store_new (MB_TYPE_RECORD);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (fits_cb, self, NULL);
  gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->people));
  mb_sight_watch (GTK_WIDGET (self->list));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_stack_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mb_people_page_new (MbDesk *desk)
{
  MbPeoplePage *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_PEOPLE_PAGE, NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
