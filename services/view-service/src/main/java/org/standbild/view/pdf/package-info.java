/**
 * The document or a profile as a PDF: tagged, with bookmarks and page numbers. {@code PrintedDocument} writes it as HTML, {@code Press} sets it.
 */
@NullMarked
package org.standbild.view.pdf;

import org.jspecify.annotations.NullMarked;
