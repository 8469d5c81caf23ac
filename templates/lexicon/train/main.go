// Train writes the learned weights of the clause finder from labelled terms and the project's own invented
// sentences: train FOLDER SENTENCES OUTPUT. The labelled texts stay where they are.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake"
	"countersign/assessments/terms/learn"
	"countersign/templates/lexicon"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: train FOLDER SENTENCES OUTPUT")
		os.Exit(2)
	}
	if err := train(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func train(dir, sentences, output string) error {
	lex, err := lexicon.Plain()
	if err != nil {
		return err
	}
	c, err := learn.Read(dir, lex, func(name string) (assessments.Text, error) {
		return read(filepath.Join(dir, name))
	})
	if err != nil {
		return err
	}
	if err := c.Invented(sentences); err != nil {
		return err
	}
	right, wrong := c.Recognised()
	fmt.Printf("kind recognised: %d of %d\n%s\n", right, len(c.Docs), strings.Join(wrong, "\n"))
	o := c.CrossValidate(0)
	about := append([]string{
		"Learned weights of the clause finder. Do not edit: make train writes this file; docs/clause-finder.md explains it.",
		"date " + time.Now().UTC().Format(time.DateOnly),
	}, o.Report()...)
	for _, d := range c.Digests {
		about = append(about, "input "+d)
	}
	f, err := os.Create(output)
	if err != nil {
		return err
	}
	if err := c.Train(o).Write(f, about); err != nil {
		f.Close()
		return err
	}
	for _, line := range o.Report() {
		fmt.Println(line)
	}
	return f.Close()
}

func read(path string) (assessments.Text, error) {
	f, err := os.Open(path)
	if err != nil {
		return assessments.Text{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return assessments.Text{}, err
	}
	return intake.Read(context.Background(), filepath.Base(path), f, info.Size(), nil)
}
