/**
 * Stands where the value belongs in every line that is printed to be added, so that a line which was added and forgotten
 * is found. It is plain text in each kind of file: properties, YAML, JSON, `.env`, XML, Ruby.
 */
export const fillIn = 'KEYPARITY_FILL_IN';
