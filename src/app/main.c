/* Minute Book: the desktop application
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "app/mb-application.h"

/* Translations that aren't installed yet can be tried. */
static const char *
get_locale_folder (void)
{
  const char *folder = g_getenv ("MINUTEBOOK_LOCALEDIR");

  return folder != NULL ? folder : LOCALEDIR;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (MbApplication) app = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Minute Book"));

  app = mb_application_new ();

  return g_application_run (G_APPLICATION (app), argc, argv);
}
