export { quoteLine } from "./core/quote-line";
export { readQuote } from "./core/read-quote";
export { holdQuotes, type ImportedQuote, importQuotes, undoQuotes } from "./import";
export { addQuote, deleteQuote, findQuote } from "./keep";
export { forgetAdder } from "./repository";
export { createQuote, getQuote, listQuotes, removeQuote, restoreQuote, updateQuote } from "./service";
