/* Minute Book: a hand on the keyboard and the mouse
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-keys.h"

#include <X11/Xlib.h>
#include <X11/keysym.h>
#include <dlfcn.h>

/* XTEST's library comes with xdotool, its header with nothing that we need. */
typedef int (*FakeKey) (Display *, unsigned int, Bool, unsigned long);
typedef int (*FakeMotion) (Display *, int, int, int, unsigned long);

struct _Hand
{
  Display    *display;
  FakeKey     fake_key;
  FakeKey     fake_button;
  FakeMotion  fake_motion;
  GThread    *thread;
  gint        busy; /* atomic */

  char       *letters;
  guint       shortest, longest; /* milliseconds between two */
  guint       n_clicks;

  GMutex      lock;
  GArray     *pressed; /* gint64: when each key was pressed */
};

Hand *
hand_new (void)
{
  Hand *self = g_new0 (Hand, 1);
  void *library = dlopen ("libXtst.so.6", RTLD_NOW);

  self->display = XOpenDisplay (NULL);
  if (library == NULL || self->display == NULL)
    g_error ("a display and libXtst.so.6 (package xdotool) are needed");
  *(void **) &self->fake_key = dlsym (library, "XTestFakeKeyEvent");
  *(void **) &self->fake_button = dlsym (library, "XTestFakeButtonEvent");
  *(void **) &self->fake_motion = dlsym (library, "XTestFakeMotionEvent");
  self->pressed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_mutex_init (&self->lock);

  return self;
}

static void
wait_for_thread (Hand *self)
{
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_pointer (&self->letters, g_free);
}

void
hand_free (Hand *self)
{
  wait_for_thread (self);
  XCloseDisplay (self->display);
  g_array_unref (self->pressed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
hand_move (Hand *self,
           int   x,
           int   y)
{
  self->fake_motion (self->display, -1, x, y, CurrentTime);
  XSync (self->display, False);
}

static void
press (Hand *self,
       char  letter)
{
  KeySym symbol = letter == '\b' ? XK_BackSpace : letter == ' ' ? XK_space : (KeySym) letter;
  unsigned int code = XKeysymToKeycode (self->display, symbol);
  gint64 now = g_get_monotonic_time ();

  self->fake_key (self->display, code, True, CurrentTime);
  XFlush (self->display);
  g_mutex_lock (&self->lock);
  g_array_append_val (self->pressed, now);
  g_mutex_unlock (&self->lock);
  self->fake_key (self->display, code, False, CurrentTime);
  XFlush (self->display);
}

/* Returns: when it was pressed; for a hand that does nothing else */
gint64
hand_press (Hand *self,
            char  letter)
{
  wait_for_thread (self);
  press (self, letter);

  return hand_get_pressed (self, hand_count_pressed (self) - 1);
}

static gpointer
type_thread (gpointer data)
{
  Hand *self = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (const char *letter = self->letters; *letter != '\0'; letter++)
    {
      g_usleep (1000 * (gulong) g_rand_int_range (rand, (gint32) self->shortest, (gint32) self->longest));
      press (self, *letter);
    }
  g_atomic_int_set (&self->busy, 0);
  g_main_context_wakeup (NULL);

  return NULL;
}

void
hand_type (Hand       *self,
           const char *letters,
           guint       shortest,
           guint       longest)
{
  wait_for_thread (self);
  self->letters = g_strdup (letters);
  self->shortest = shortest;
  self->longest = longest;
  g_atomic_int_set (&self->busy, 1);
  self->thread = g_thread_new ("hand", type_thread, self);
}

static gpointer
wheel_thread (gpointer data)
{
  Hand *self = data;

  for (guint i = 0; i < self->n_clicks; i++)
    {
      self->fake_button (self->display, HAND_WHEEL_DOWN, True, CurrentTime);
      self->fake_button (self->display, HAND_WHEEL_DOWN, False, CurrentTime);
      XFlush (self->display);
      g_usleep (1000 * self->shortest);
    }
  g_atomic_int_set (&self->busy, 0);
  g_main_context_wakeup (NULL);

  return NULL;
}

void
hand_turn_wheel (Hand  *self,
                 guint  n_clicks,
                 guint  pause)
{
  wait_for_thread (self);
  self->n_clicks = n_clicks;
  self->shortest = pause;
  g_atomic_int_set (&self->busy, 1);
  self->thread = g_thread_new ("hand", wheel_thread, self);
}

gboolean
hand_is_busy (Hand *self)
{
  return g_atomic_int_get (&self->busy) != 0;
}

guint
hand_count_pressed (Hand *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->pressed->len;
  g_mutex_unlock (&self->lock);

  return n;
}

gint64
hand_get_pressed (Hand  *self,
                  guint  n)
{
  gint64 time;

  g_mutex_lock (&self->lock);
  time = g_array_index (self->pressed, gint64, n);
  g_mutex_unlock (&self->lock);

  return time;
}
