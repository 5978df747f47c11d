/* Minute Book: a PDF's structure walked
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What validators don't look at: that the structure tree, the ParentTree, the
 * pages' content and their links all say the same. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint      n_pages;
  guint      n_marked;     /* marked content in the tree */
  guint      n_links;      /* annotations in the tree */
  GPtrArray *roles;        /* char *: of all elements, in reading order */
  GPtrArray *destinations; /* char *: names of the named destinations */
  GPtrArray *targets;      /* char *: of the links, '#name' or a URI */
  GPtrArray *outline;      /* char *: its titles in order, two spaces for each level */
  GPtrArray *languages;    /* char *: '/Span cy' for each element that has a language */
  GPtrArray *artifacts;    /* char *: what is said of them, '/Type /Layout', page by page */
  char      *language;
} PressTree;

PressTree *press_tree_read  (GBytes          *pdf);
guint      press_tree_count (const PressTree *self,
                             const char      *role);
void       press_tree_free  (PressTree       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PressTree, press_tree_free)

G_END_DECLS
