// Package pack turns an assessment into the audit pack's document model: what stands on the pages of the
// report, in the sheets of the workbook, in assessment.json, and which evidence files go along. It is pure
// and deterministic: the same dossier, judged as of the same day, gives the same Document.
//
// It decides what leaves the house: whatever is privileged, under NDA or our negotiating line is taken out
// once, in narrow, before anything is laid out. It writes no bytes of PDF or Excel (office/pdf, office/xlsx)
// and no files (seal). Start with Build and Document.
package pack
