/* Minute Book: draws the first pages of attached papers off the main thread
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-paper-drawer.h"

#include "book/mb-book-thumbnail.h"
#include "core/mb-document.h"

#define AT_ONCE 2

/* What is to be drawn: the data of the task that somebody waits for. */
typedef struct
{
  gint64  document;
  guint   width;
  char   *key;
} Order;

/* The data of the task that a thread does. */
typedef struct
{
  MbBook *book;
  gint64  document;
  guint   width;
} Work;

struct _MbPaperDrawer
{
  GObject     parent_instance;

  MbBook     *book;
  GHashTable *drawings; /* key -> GdkTexture, NULL where it can't be drawn */
  GQueue      waiting;  /* GTask */
  guint       n_at_work;
  guint       n_begun;
};

G_DEFINE_FINAL_TYPE (MbPaperDrawer, mb_paper_drawer, G_TYPE_OBJECT)

static void start (MbPaperDrawer *self);

static void
order_free (gpointer data)
{
  g_free (((Order *) data)->key);
  g_free (data);
}

static void
work_free (gpointer data)
{
  g_clear_object (&((Work *) data)->book);
  g_free (data);
}

static void
texture_free (gpointer texture)
{
  g_clear_object (&texture);
}

static char *
make_key (MbRecord *document,
          guint     width)
{
  const char *digest = mb_record_get_text (document, MB_DOCUMENT_DIGEST);

  return g_strdup_printf ("%u %s", width, digest != NULL ? digest : "");
}

static void
draw_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Work *work = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) dots = NULL;
  guint height;

  dots = mb_book_draw_document (work->book, work->document, work->width, &height, cancellable, &error);
  if (dots != NULL)
    g_task_return_pointer (task,
                           gdk_memory_texture_new ((int) work->width, (int) height,
                                                   GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, dots,
                                                   (gsize) work->width * 4),
                           g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) asked = user_data;
  g_autoptr (MbPaperDrawer) self = g_object_ref (g_task_get_source_object (asked));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);
  const Order *order = g_task_get_task_data (asked);
  Work *work = g_task_get_task_data (G_TASK (result));

  /* The thread may let go of its task after this: a book closes here, not there. */
  g_clear_object (&work->book);
  self->n_at_work--;
  if (texture != NULL || !g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    g_hash_table_replace (self->drawings, g_strdup (order->key),
                          texture != NULL ? g_object_ref (texture) : NULL);
  if (texture != NULL)
    g_task_return_pointer (asked, g_steal_pointer (&texture), g_object_unref);
  else
    g_task_return_error (asked, g_steal_pointer (&error));
  start (self);
}

/* The same paper may have been drawn for somebody else in the meantime. */
static gboolean
is_answered (MbPaperDrawer *self,
             GTask         *asked)
{
  const Order *order = g_task_get_task_data (asked);
  GdkTexture *texture;

  if (g_task_return_error_if_cancelled (asked))
    return TRUE;
  texture = g_hash_table_lookup (self->drawings, order->key);
  if (texture == NULL)
    return FALSE;

  g_task_return_pointer (asked, g_object_ref (texture), g_object_unref);

  return TRUE;
}

static void
start (MbPaperDrawer *self)
{
  while (self->n_at_work < AT_ONCE && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (GTask) asked = g_queue_pop_head (&self->waiting);
      const Order *order = g_task_get_task_data (asked);
      GCancellable *cancellable = g_task_get_cancellable (asked);
      g_autoptr (GTask) task = NULL;
      Work *work;

      if (is_answered (self, asked))
        continue;
      work = g_new0 (Work, 1);
      work->book = g_object_ref (self->book);
      work->document = order->document;
      work->width = order->width;
      self->n_at_work++;
      self->n_begun++;
      task = g_task_new (NULL, cancellable, drawn_cb, g_steal_pointer (&asked));
      g_task_set_source_tag (task, start);
      g_task_set_task_data (task, work, work_free);
      g_task_run_in_thread (task, draw_thread);
    }
}

/**
 * mb_paper_drawer_find:
 * @width: of the drawing, in dots
 * @texture: (out) (transfer full) (nullable): %NULL where the paper can't be drawn
 *
 * Returns: whether that is known already
 */
gboolean
mb_paper_drawer_find (MbPaperDrawer  *self,
                      MbRecord       *document,
                      guint           width,
                      GdkTexture    **texture)
{
  g_autofree char *key = make_key (document, width);
  gpointer found;

  g_return_val_if_fail (MB_IS_PAPER_DRAWER (self) && texture != NULL, FALSE);

  *texture = NULL;
  if (!g_hash_table_lookup_extended (self->drawings, key, NULL, &found))
    return FALSE;
  g_set_object (texture, found);

  return TRUE;
}

/**
 * mb_paper_drawer_draw_async:
 * @document: as the book has it
 * @width: of the drawing, in dots
 */
void
mb_paper_drawer_draw_async (MbPaperDrawer        *self,
                            MbRecord             *document,
                            guint                 width,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  GTask *task;
  Order *order;

  g_return_if_fail (MB_IS_PAPER_DRAWER (self) && MB_IS_RECORD (document) && width > 0);

  order = g_new0 (Order, 1);
  order->document = mb_record_get_id (document);
  order->width = width;
  order->key = make_key (document, width);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mb_paper_drawer_draw_async);
  g_task_set_task_data (task, order, order_free);
  g_queue_push_tail (&self->waiting, task);
  start (self);
}

/**
 * mb_paper_drawer_draw_finish:
 *
 * Returns: (transfer full) (nullable): %NULL with @error set, as
 *   mb_book_draw_document() does
 */
GdkTexture *
mb_paper_drawer_draw_finish (MbPaperDrawer  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mb_paper_drawer_get_n_begun:
 *
 * Returns: how many drawings it has begun so far
 */
guint
mb_paper_drawer_get_n_begun (MbPaperDrawer *self)
{
  g_return_val_if_fail (MB_IS_PAPER_DRAWER (self), 0);

  return self->n_begun;
}

/* Tasks keep it: none waits any more. */
static void
mb_paper_drawer_finalize (GObject *object)
{
  MbPaperDrawer *self = MB_PAPER_DRAWER (object);

  g_clear_object (&self->book);
  g_hash_table_unref (self->drawings);

  G_OBJECT_CLASS (mb_paper_drawer_parent_class)->finalize (object);
}

static void
mb_paper_drawer_class_init (MbPaperDrawerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_paper_drawer_finalize;
}

static void
mb_paper_drawer_init (MbPaperDrawer *self)
{
  self->drawings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, texture_free);
  g_queue_init (&self->waiting);
}

MbPaperDrawer *
mb_paper_drawer_new (MbBook *book)
{
  MbPaperDrawer *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_PAPER_DRAWER, NULL);
  self->book = g_object_ref (book);

  return self;
}
