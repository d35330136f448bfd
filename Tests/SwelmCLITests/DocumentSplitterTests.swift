import GoTemplate
import Manifests
import Testing

/// Where Helm's expression `(?:^|\s*\n)---\s*` parts the trimmed text (pkg/release/v1/util manifest.go).
struct DocumentSplitterTests {
    @Test(
        arguments: [
            ("a: 1\n---", ["a: 1"]), ("a: 1\n---\n", ["a: 1"]), ("a: 1\n--", ["a: 1\n--"]), ("---\na: 1", ["a: 1"]),
            ("a: 1 \t\n\n--- \nb: 2\n---\nc: 3", ["a: 1", "b: 2", "c: 3"]), ("a: 1 ---\nb: 2", ["a: 1 ---\nb: 2"]),
            ("---", []), ("\n---", []), ("-", ["-"]), ("a\n---b", ["a", "b"]), ("a\n----b", ["a", "-b"]),
            (" ---\na", ["a"]),
        ] as [(GoString, [GoString])])
    func documentsArePartedAsByHelm(_ text: GoString, _ documents: [GoString]) {
        #expect(DocumentSplitter.split(text) == documents)
    }
}
