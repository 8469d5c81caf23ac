// Package learn trains what the clause finder knows beyond its lexicon: it reads labelled terms and invented
// sentences, learns a regression per topic over the signs of sentences and one over documents that decides
// silence, and says by cross-validation how well that goes with terms of vendors it has not seen.
//
// Numbers with a point are used here, in training; what is written out are whole numbers, and the finder
// itself uses no others. Start with [Corpus.CrossValidate] and [Corpus.Train].
package learn
