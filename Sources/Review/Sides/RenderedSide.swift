import Diffing

/// The documents of a side that was rendered.
package struct RenderedSide {
    package let documents: [DiffDocument]
    /// What can be blamed for the documents; nil where they were rendered elsewhere, or only to find what is random.
    let causes: CauseSource?

    init(documents: [DiffDocument], causes: CauseSource? = nil) {
        self.documents = documents
        self.causes = causes
    }

    /// Whether all documents are the same, byte by byte.
    func isWritten(as other: RenderedSide) -> Bool {
        documents.count == other.documents.count
            && zip(documents, other.documents).allSatisfy { $0.content == $1.content }
    }

    /// The document that holds an object of this side.
    func document(of object: DiffObject) -> DiffDocument? {
        documents.indices.contains(object.position) ? documents[object.position] : nil
    }
}
