/* Minute Book: XML and HTML, element by element
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-markup.h"

#include <libxml/xmlwriter.h>
#include <stdarg.h>

#include "exchange/mb-plate.h"

struct _MbMarkup
{
  xmlBufferPtr     buffer;
  xmlTextWriterPtr writer;
};

/**
 * mb_markup_new:
 *
 * Returns: (transfer full): an empty document
 */
MbMarkup *
mb_markup_new (void)
{
  MbMarkup *self = g_new0 (MbMarkup, 1);

  self->buffer = xmlBufferCreate ();
  self->writer = self->buffer != NULL ? xmlNewTextWriterMemory (self->buffer, 0) : NULL;
  if (self->writer == NULL)
    g_error ("no memory for a document");

  return self;
}

void
mb_markup_free (MbMarkup *self)
{
  g_clear_pointer (&self->writer, xmlFreeTextWriter);
  xmlBufferFree (self->buffer);
  g_free (self);
}

/**
 * mb_markup_add:
 * @value: (nullable): the element goes without the attribute for %NULL
 *
 * Adds an attribute to the element that was opened last, before its contents.
 */
void
mb_markup_add (MbMarkup   *self,
               const char *attribute,
               const char *value)
{
  g_autofree char *clean = NULL;

  if (value == NULL)
    return;
  clean = mb_plate_clean (value);
  xmlTextWriterWriteAttribute (self->writer, BAD_CAST attribute, BAD_CAST clean);
}

static void
open_element (MbMarkup   *self,
              const char *name,
              va_list     attributes)
{
  const char *attribute;

  xmlTextWriterStartElement (self->writer, BAD_CAST name);
  while ((attribute = va_arg (attributes, const char *)) != NULL)
    mb_markup_add (self, attribute, va_arg (attributes, const char *));
}

/**
 * mb_markup_open:
 * @...: attributes and their values by turns, then %NULL; no value may be %NULL
 */
void
mb_markup_open (MbMarkup   *self,
                const char *name,
                ...)
{
  va_list attributes;

  va_start (attributes, name);
  open_element (self, name, attributes);
  va_end (attributes);
}

/**
 * mb_markup_leaf:
 *
 * An element that has no contents ('<br/>').
 */
void
mb_markup_leaf (MbMarkup   *self,
                const char *name,
                ...)
{
  va_list attributes;

  va_start (attributes, name);
  open_element (self, name, attributes);
  va_end (attributes);
  xmlTextWriterEndElement (self->writer);
}

void
mb_markup_text (MbMarkup   *self,
                const char *text)
{
  g_autofree char *clean = mb_plate_clean (text);

  xmlTextWriterWriteString (self->writer, BAD_CAST clean);
}

/**
 * mb_markup_raw:
 * @markup: our own, and well formed
 */
void
mb_markup_raw (MbMarkup   *self,
               const char *markup)
{
  xmlTextWriterWriteRaw (self->writer, BAD_CAST markup);
}

/**
 * mb_markup_close:
 *
 * Closes the element that is open, with an end tag even where it is empty: HTML
 * takes '<td/>' for a beginning.
 */
void
mb_markup_close (MbMarkup *self)
{
  xmlTextWriterFullEndElement (self->writer);
}

/**
 * mb_markup_finish:
 *
 * Returns: (transfer full): what was written
 */
char *
mb_markup_finish (MbMarkup *self)
{
  xmlTextWriterEndDocument (self->writer);
  xmlTextWriterFlush (self->writer);

  return g_strdup ((const char *) xmlBufferContent (self->buffer));
}
