import Diffing
import GoTemplate

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

    /// The files of which another side has other documents, or none.
    func files(otherwiseIn other: RenderedSide) -> Set<GoString> {
        let (own, others) = (documentsByFile, other.documentsByFile)
        return Set(own.keys.filter { own[$0] != others[$0] }).union(others.keys.filter { own[$0] == nil })
    }

    private var documentsByFile: [GoString: [GoString]] {
        Dictionary(grouping: documents, by: \.source).mapValues { $0.map(\.content) }
    }

    /// Has the files traced that some objects of this side come from.
    func prepareCauses(of objects: [DiffObject]) {
        causes?.prepare(Set(objects.compactMap { document(of: $0)?.source }))
    }

    /// The document that holds an object of this side.
    func document(of object: DiffObject) -> DiffDocument? {
        documents.indices.contains(object.position) ? documents[object.position] : nil
    }
}
