/* Minute Book: draws the pages of a preview off the main thread
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-page-drawer.h"

#define AT_ONCE 2

/* Bytes of drawings that are kept. */
#define MOST_KEPT ((gsize) 256 << 20)

/* A page as it was drawn; without a texture where it can't be shown. */
typedef struct
{
  GdkTexture *texture;
  gsize       size;
  guint       used; /* by the drawer's count of uses */
} Drawing;

/* A page that is being drawn. */
typedef struct
{
  MbPreview    *preview;
  guint         page;
  guint         width;
  char         *key;
  GCancellable *cancellable;
} Work;

struct _MbPageDrawer
{
  GObject     parent_instance;

  MbPreview  *preview;
  GHashTable *drawings; /* by key and width */
  GArray     *wishes;   /* MbPageWish */
  GPtrArray  *at_work;  /* Work, not owned */
  gsize       size;
  guint       n_uses;
  guint       n_drawn;
};

enum
{
  DRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbPageDrawer, mb_page_drawer, G_TYPE_OBJECT)

static void start (MbPageDrawer *self);

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  g_clear_object (&drawing->texture);
  g_free (drawing);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->preview);
  g_object_unref (work->cancellable);
  g_free (work->key);
  g_free (work);
}

static char *
make_key (MbPageDrawer *self,
          guint         page,
          guint         width)
{
  return g_strdup_printf ("%u %s", width, mb_preview_get_key (self->preview, page));
}

static Drawing *
find (MbPageDrawer *self,
      guint         page,
      guint         width)
{
  g_autofree char *key = NULL;
  Drawing *drawing;

  if (self->preview == NULL || page >= mb_preview_get_n_pages (self->preview))
    return NULL;

  key = make_key (self, page, width);
  drawing = g_hash_table_lookup (self->drawings, key);
  if (drawing != NULL)
    drawing->used = ++self->n_uses;

  return drawing;
}

static void
forget_oldest (MbPageDrawer *self)
{
  while (self->size > MOST_KEPT && g_hash_table_size (self->drawings) > AT_ONCE)
    {
      GHashTableIter iter;
      gpointer key, value;
      const char *oldest_key = NULL;
      Drawing *oldest = NULL;

      g_hash_table_iter_init (&iter, self->drawings);
      while (g_hash_table_iter_next (&iter, &key, &value))
        if (oldest == NULL || ((Drawing *) value)->used < oldest->used)
          {
            oldest_key = key;
            oldest = value;
          }
      self->size -= oldest->size;
      g_hash_table_remove (self->drawings, oldest_key);
    }
}

static void
draw_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) dots = NULL;
  guint height;

  dots = mb_preview_render (work->preview, work->page, work->width, &height, cancellable, &error);
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
  MbPageDrawer *self = MB_PAGE_DRAWER (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);
  guint page = work->page;

  g_ptr_array_remove_fast (self->at_work, work);
  if (texture != NULL || !g_cancellable_is_cancelled (work->cancellable))
    {
      Drawing *drawing = g_new0 (Drawing, 1);

      if (texture != NULL)
        drawing->size = (gsize) gdk_texture_get_width (texture) * 4 *
                        (gsize) gdk_texture_get_height (texture);
      drawing->texture = g_steal_pointer (&texture);
      drawing->used = ++self->n_uses;
      self->size += drawing->size;
      self->n_drawn++;
      g_hash_table_replace (self->drawings, g_strdup (work->key), drawing);
      forget_oldest (self);
      g_signal_emit (self, signals[DRAWN], 0, page);
    }
  start (self);
}

static gboolean
is_at_work (MbPageDrawer *self,
            const char   *key)
{
  for (guint i = 0; i < self->at_work->len; i++)
    {
      Work *work = g_ptr_array_index (self->at_work, i);

      if (g_str_equal (work->key, key) && !g_cancellable_is_cancelled (work->cancellable))
        return TRUE;
    }

  return FALSE;
}

static void
draw (MbPageDrawer *self,
      MbPageWish    wish,
      char         *key)
{
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);

  work->preview = g_object_ref (self->preview);
  work->page = wish.page;
  work->width = wish.width;
  work->key = key;
  work->cancellable = g_cancellable_new ();
  g_ptr_array_add (self->at_work, work);

  task = g_task_new (self, work->cancellable, drawn_cb, NULL);
  g_task_set_source_tag (task, draw);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, draw_thread);
}

/* Begins the most urgent wishes that are not fulfilled. */
static void
start (MbPageDrawer *self)
{
  for (guint i = 0; i < self->wishes->len && self->at_work->len < AT_ONCE; i++)
    {
      MbPageWish wish = g_array_index (self->wishes, MbPageWish, i);
      g_autofree char *key = NULL;

      if (self->preview == NULL || wish.page >= mb_preview_get_n_pages (self->preview))
        continue;
      key = make_key (self, wish.page, wish.width);
      if (!g_hash_table_contains (self->drawings, key) && !is_at_work (self, key))
        draw (self, wish, g_steal_pointer (&key));
    }
}

static gboolean
is_wanted (MbPageDrawer *self,
           const Work   *work)
{
  for (guint i = 0; i < self->wishes->len; i++)
    {
      const MbPageWish *wish = &g_array_index (self->wishes, MbPageWish, i);
      g_autofree char *key = NULL;

      if (wish->page >= mb_preview_get_n_pages (self->preview))
        continue;
      key = make_key (self, wish->page, wish->width);
      if (g_str_equal (key, work->key))
        return TRUE;
    }

  return FALSE;
}

/**
 * mb_page_drawer_want:
 * @wishes: (array length=n_wishes): the most urgent first; what was wanted
 *   before and isn't any more is given up
 */
void
mb_page_drawer_want (MbPageDrawer     *self,
                     const MbPageWish *wishes,
                     guint             n_wishes)
{
  g_return_if_fail (MB_IS_PAGE_DRAWER (self));

  g_array_set_size (self->wishes, 0);
  if (n_wishes > 0)
    g_array_append_vals (self->wishes, wishes, n_wishes);
  for (guint i = 0; i < self->at_work->len; i++)
    {
      Work *work = g_ptr_array_index (self->at_work, i);

      if (self->preview == NULL || !is_wanted (self, work))
        g_cancellable_cancel (work->cancellable);
    }
  start (self);
}

/**
 * mb_page_drawer_set_preview:
 * @preview: (nullable)
 *
 * From here on the pages of @preview are meant; what was drawn is kept.
 */
void
mb_page_drawer_set_preview (MbPageDrawer *self,
                            MbPreview    *preview)
{
  g_return_if_fail (MB_IS_PAGE_DRAWER (self));

  g_array_set_size (self->wishes, 0);
  g_set_object (&self->preview, preview);
}

/**
 * mb_page_drawer_get:
 *
 * Returns: (transfer none) (nullable): the page as drawn; %NULL where it isn't
 *   drawn yet, or can't be
 */
GdkTexture *
mb_page_drawer_get (MbPageDrawer *self,
                    guint         page,
                    guint         width)
{
  Drawing *drawing;

  g_return_val_if_fail (MB_IS_PAGE_DRAWER (self), NULL);

  drawing = find (self, page, width);

  return drawing != NULL ? drawing->texture : NULL;
}

/**
 * mb_page_drawer_has_failed:
 *
 * Returns: whether the page can't be shown
 */
gboolean
mb_page_drawer_has_failed (MbPageDrawer *self,
                           guint         page,
                           guint         width)
{
  Drawing *drawing;

  g_return_val_if_fail (MB_IS_PAGE_DRAWER (self), FALSE);

  drawing = find (self, page, width);

  return drawing != NULL && drawing->texture == NULL;
}

/**
 * mb_page_drawer_get_n_drawn:
 *
 * Returns: how many drawings it has made so far
 */
guint
mb_page_drawer_get_n_drawn (MbPageDrawer *self)
{
  g_return_val_if_fail (MB_IS_PAGE_DRAWER (self), 0);

  return self->n_drawn;
}

static void
mb_page_drawer_finalize (GObject *object)
{
  MbPageDrawer *self = MB_PAGE_DRAWER (object);

  g_clear_object (&self->preview);
  g_hash_table_unref (self->drawings);
  g_array_unref (self->wishes);
  g_ptr_array_unref (self->at_work);

  G_OBJECT_CLASS (mb_page_drawer_parent_class)->finalize (object);
}

static void
mb_page_drawer_class_init (MbPageDrawerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_page_drawer_finalize;

  /* The page given was drawn, or can't be shown. */
  signals[DRAWN] = g_signal_new ("drawn", MB_TYPE_PAGE_DRAWER, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mb_page_drawer_init (MbPageDrawer *self)
{
  self->drawings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, drawing_free);
  self->wishes = g_array_new (FALSE, FALSE, sizeof (MbPageWish));
  self->at_work = g_ptr_array_new ();
}

MbPageDrawer *
mb_page_drawer_new (void)
{
  return g_object_new (MB_TYPE_PAGE_DRAWER, NULL);
}
