package org.standbild.editorial.upload;

import org.standbild.profile.Text;

/**
 * One mistake in a file.
 *
 * @param line from 1
 * @param column from 1; in a table the number of the cell
 */
record Misplaced(int line, int column, Text message) {

    static Misplaced at(int line, int column, String de, String en) {
        return new Misplaced(line, column, new Text(de, en));
    }
}
