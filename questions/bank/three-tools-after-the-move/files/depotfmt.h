/* Amounts as people read them. Second generation: takes cents. */
void format_amount(long cents, char *text, unsigned long size);
