/* Minute Book: what the verbs of the command line share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each verb is one function in a file of its own. It takes its arguments apart
 * with mb_cli_parse(), opens the book, does one thing, writes results with
 * mb_cli_print() and returns MB_CLI_DONE, or what mb_cli_fail() or
 * mb_cli_misuse() return. Results go to stdout and messages to stderr. */

#pragma once

#include "book/mb-book-export.h"
#include "book/mb-book.h"

G_BEGIN_DECLS

enum
{
  MB_CLI_DONE   = 0,
  MB_CLI_FAILED = 1,
  MB_CLI_MISUSE = 2,
};

typedef struct _MbCli MbCli;

typedef int (*MbCliRun) (MbCli  *cli,
                         GStrv   arguments);

typedef struct
{
  const char *name;
  const char *usage;   /* what stands behind the name, marked for translation */
  const char *summary; /* marked for translation */
  MbCliRun    run;
  const char *more;    /* what its help ends with; marked too; may be NULL */
} MbCliVerb;

extern const MbCliVerb mb_cli_verbs[];

/**
 * MbCli:
 * @verb: the verb that runs
 * @what: what it is doing, to start messages with: 'export pack'
 * @means: what a book needs from outside; taken by the first book
 * @cancellable: is cancelled when the person interrupts long work
 */
struct _MbCli
{
  const MbCliVerb *verb;
  char            *what;
  MbBookMeans      means;
  gboolean         means_taken;
  GCancellable    *cancellable;
};

/* mb-cli.c */

gboolean  mb_cli_parse          (MbCli              *self,
                                 GStrv               arguments,
                                 const GOptionEntry *options,
                                 guint               least,
                                 guint               most,
                                 GStrv              *words,
                                 int                *status);
MbBook   *mb_cli_open           (MbCli              *self,
                                 const char         *path,
                                 GError            **error);
MbBookMeans mb_cli_take_means   (MbCli              *self);
void      mb_cli_print          (const char         *text);
void      mb_cli_printf         (const char         *format,
                                 ...) G_GNUC_PRINTF (1, 2);
gboolean  mb_cli_write_texts    (MbCli              *self,
                                 MbBook             *book,
                                 gint64              meeting,
                                 const MbExport     *export,
                                 gboolean            wanted,
                                 GPtrArray          *written,
                                 GError            **error);
void      mb_cli_take_back      (GPtrArray          *written);
void      mb_cli_note           (MbCli              *self,
                                 const char         *text);
int       mb_cli_fail           (MbCli              *self,
                                 const GError       *error);
int       mb_cli_misuse         (MbCli              *self,
                                 const char         *format,
                                 ...) G_GNUC_PRINTF (2, 3);
int       mb_cli_find_choice    (const char         *typed,
                                 const char *const  *choices);
gboolean  mb_cli_choose_disclosure (MbCli           *self,
                                    gboolean         is_public,
                                    gboolean         is_restricted,
                                    MbDisclosure    *disclosure,
                                    int             *status);
char     *mb_cli_list_verbs     (void);

/* mb-cli-password.c */

char     *mb_cli_read_password  (int                 fd,
                                 GError            **error);
void      mb_cli_forget_password (char              *password);

/* mb-cli-interrupt.c */

void      mb_cli_watch_interrupt (GCancellable      *cancellable);

/* One for each verb. */

int       mb_cli_run_new        (MbCli *cli, GStrv arguments);
int       mb_cli_run_logo       (MbCli *cli, GStrv arguments);
int       mb_cli_run_sample     (MbCli *cli, GStrv arguments);
int       mb_cli_run_list       (MbCli *cli, GStrv arguments);
int       mb_cli_run_show       (MbCli *cli, GStrv arguments);
int       mb_cli_run_apply      (MbCli *cli, GStrv arguments);
int       mb_cli_run_import     (MbCli *cli, GStrv arguments);
int       mb_cli_run_attach     (MbCli *cli, GStrv arguments);
int       mb_cli_run_text       (MbCli *cli, GStrv arguments);
int       mb_cli_run_export     (MbCli *cli, GStrv arguments);
int       mb_cli_run_preflight  (MbCli *cli, GStrv arguments);
int       mb_cli_run_publish    (MbCli *cli, GStrv arguments);
int       mb_cli_run_search     (MbCli *cli, GStrv arguments);
int       mb_cli_run_check      (MbCli *cli, GStrv arguments);
int       mb_cli_run_check_pdf  (MbCli *cli, GStrv arguments);
int       mb_cli_run_log        (MbCli *cli, GStrv arguments);
int       mb_cli_run_undo       (MbCli *cli, GStrv arguments);
int       mb_cli_run_redo       (MbCli *cli, GStrv arguments);

G_END_DECLS
