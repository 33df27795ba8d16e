package org.standbild.editorial.upload;

/**
 * One mistake in a file.
 *
 * @param line from 1
 * @param column from 1; in a table the number of the cell
 */
record Misplaced(int line, int column, String message) {}
