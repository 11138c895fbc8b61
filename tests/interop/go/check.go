// Reads a published log with Go's own client code (golang.org/x/mod/sumdb), which nobody of this project wrote: opens the checkpoint,
// hashes every entry again, compares every tile, and makes and checks proofs. In: a directory, and on standard input what Node says of
// it. Out: JSON with what was counted; exit code 1 and a sentence where anything differs.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8
const fullTile = 1 << tileHeight

// What Node says: keys, proofs it made (hashes in base64), and the signed promise of a receipt.
type told struct {
	Origin    string
	Log       string
	Witnesses []string
	Inclusion []struct {
		Index  int64
		Hashes []string
	}
	Consistency []struct {
		Size   int64
		Hashes []string
	}
	Promise struct{ Key, Note string }
	Skey    string
	Says    string
}

type counted struct {
	Size        int64
	Seals       int
	Entries     int64
	Tiles       int
	Inclusion   int
	Consistency int
	Name        string
	Vkey        string
	Skey        string
	Note        string
	Again       string
}

func main() {
	var say told
	must(json.NewDecoder(os.Stdin).Decode(&say))
	dir := os.Args[1]
	size, root, seals := checkpoint(dir, say)
	got := counted{Size: size, Seals: seals}
	stored := rehash(dir, size, &got)
	again, err := tlog.TreeHash(size, stored)
	must(err)
	expect(again == root, "the root is not that of the entries")
	compareTiles(dir, size, stored, &got)
	prove(dir, say, tlog.Tree{N: size, Hash: root}, stored, &got)
	open([]byte(say.Promise.Note), say.Promise.Key)
	sign(say, &got)
	must(json.NewEncoder(os.Stdout).Encode(got))
}

// The checkpoint as the log and its witnesses signed it.
func checkpoint(dir string, say told) (int64, tlog.Hash, int) {
	message, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	must(err)
	verifier, err := note.NewVerifier(say.Log)
	must(err)
	known := []note.Verifier{verifier}
	for _, key := range say.Witnesses {
		known = append(known, cosigner(key))
	}
	opened, err := note.Open(message, note.VerifierList(known...))
	must(err)
	expect(len(opened.UnverifiedSigs) == 0, "a signature of somebody unknown")
	lines := strings.Split(opened.Text, "\n")
	expect(len(lines) == 4 && lines[0] == say.Origin && lines[3] == "", "the checkpoint has other lines")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return size, root, len(opened.Sigs) - 1
}

// A witness of C2SP tlog-cosignature: Go's package opens the note, and asks us whether this line of it is true.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), text)
	return ed25519.Verify(w.key, []byte(message), signature[8:])
}

func cosigner(vkey string) note.Verifier {
	parts := strings.SplitN(vkey, "+", 3)
	expect(len(parts) == 3, "no key of a witness")
	id, err := hex.DecodeString(parts[1])
	must(err)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	must(err)
	expect(len(key) == 33 && key[0] == 4, "no key of a witness")
	// The id belongs to the name and the key (C2SP signed-note).
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	expect(bytes.Equal(sum[:4], id), "the id of a witness is not that of its key")
	return witness{parts[0], binary.BigEndian.Uint32(id), key[1:]}
}

// Hashes of subtrees in the order in which Go's package stores them.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		if index < 0 || index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		found[at] = h[index]
	}
	return found, nil
}

// Every entry of every bundle, hashed anew.
func rehash(dir string, size int64, got *counted) hashes {
	var stored hashes
	for index := int64(0); index < size; index += fullTile {
		width := int64(fullTile)
		if size-index < width {
			width = size - index
		}
		bundle := read(dir, "tile/entries", index/fullTile, int(width))
		for n := int64(0); n < width; n++ {
			expect(len(bundle) >= 2, "a bundle that ends too soon")
			length := int(binary.BigEndian.Uint16(bundle))
			expect(len(bundle) >= 2+length, "a bundle that ends too soon")
			added, err := tlog.StoredHashes(index+n, bundle[2:2+length], stored)
			must(err)
			stored = append(stored, added...)
			bundle = bundle[2+length:]
			got.Entries++
		}
		expect(len(bundle) == 0, "a bundle with something behind it")
	}
	return stored
}

// Every tile that the tree of this size has, byte for byte.
func compareTiles(dir string, size int64, stored hashes, got *counted) {
	for _, tile := range tlog.NewTiles(tileHeight, 0, size) {
		// Go names each width that a tile may have had on its way; a log needs to have published that of its head.
		if tile.W < fullTile && int64(tile.W) != (size>>(tileHeight*tile.L))%fullTile {
			continue
		}
		data, err := tlog.ReadTileData(tile, stored)
		must(err)
		ours := read(dir, fmt.Sprintf("tile/%d", tile.L), tile.N, tile.W)
		expect(bytes.Equal(data, ours), "tile "+tile.Path()+" differs")
		got.Tiles++
	}
}

// Our tiles as Go's package reads them, each checked by it against the root.
type tiles string

func (d tiles) Height() int                                { return tileHeight }
func (d tiles) SaveTiles(saved []tlog.Tile, data [][]byte) {}
func (d tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(wanted))
	for at, tile := range wanted {
		found[at] = read(string(d), fmt.Sprintf("tile/%d", tile.L), tile.N, tile.W)
	}
	return found, nil
}

// Each proof of ours is the one that Go makes, and Go believes it; every tenth is made from our tiles alone.
func prove(dir string, say told, tree tlog.Tree, stored hashes, got *counted) {
	authentic := tlog.TileHashReader(tree, tiles(dir))
	reader := func(n int) tlog.HashReader {
		if n%10 == 0 {
			return authentic
		}
		return stored
	}
	for n, one := range say.Inclusion {
		proof, err := tlog.ProveRecord(tree.N, one.Index, reader(n))
		must(err)
		same(proof, one.Hashes, fmt.Sprintf("the proof of entry %d", one.Index))
		leaf := stored[tlog.StoredHashIndex(0, one.Index)]
		must(tlog.CheckRecord(parse(one.Hashes), tree.N, tree.Hash, one.Index, leaf))
		got.Inclusion++
	}
	for n, one := range say.Consistency {
		proof, err := tlog.ProveTree(tree.N, one.Size, reader(n))
		must(err)
		same(proof, one.Hashes, fmt.Sprintf("the proof from size %d", one.Size))
		before, err := tlog.TreeHash(one.Size, stored)
		must(err)
		must(tlog.CheckTree(parse(one.Hashes), tree.N, tree.Hash, one.Size, before))
		got.Consistency++
	}
}

// A note of a new key, for Node to open; and one of a key that Node made, for it to compare.
func sign(say told, got *counted) {
	skey, vkey, err := note.GenerateKey(rand.Reader, "redwing.example/log")
	must(err)
	got.Skey, got.Vkey = skey, vkey
	got.Note = signed(say.Says, skey)
	got.Again = signed(say.Says, say.Skey)
}

func signed(text, skey string) string {
	signer, err := note.NewSigner(skey)
	must(err)
	message, err := note.Sign(&note.Note{Text: text}, signer)
	must(err)
	return string(message)
}

func open(message []byte, vkey string) {
	verifier, err := note.NewVerifier(vkey)
	must(err)
	_, err = note.Open(message, note.VerifierList(verifier))
	must(err)
}

func parse(encoded []string) []tlog.Hash {
	found := make([]tlog.Hash, len(encoded))
	for at, one := range encoded {
		hash, err := tlog.ParseHash(one)
		must(err)
		found[at] = hash
	}
	return found
}

func same(theirs []tlog.Hash, ours []string, what string) {
	expect(len(theirs) == len(ours), what+" has another length")
	for at, hash := range parse(ours) {
		expect(hash == theirs[at], what+" differs")
	}
}

// A file of the log: numbers in groups of three digits, all but the last with an x before them (C2SP tlog-tiles).
func read(dir, kind string, number int64, width int) []byte {
	path := fmt.Sprintf("%03d", number%1000)
	for number >= 1000 {
		number /= 1000
		path = fmt.Sprintf("x%03d/%s", number%1000, path)
	}
	if width < fullTile {
		path = fmt.Sprintf("%s.p/%d", path, width)
	}
	data, err := os.ReadFile(filepath.Join(dir, kind, path))
	must(err)
	return data
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func expect(so bool, why string) {
	if !so {
		must(fmt.Errorf("%s", why))
	}
}
