import GoTemplate

/// The objects of documents, so that one that is the same on several sides is read once.
///
/// All sides have the same namespace and mask the same secrets. Any thread may use it.
package final class KnownDocuments: Sendable {
    private struct Key: Hashable {
        let content: GoString
        let source: GoString
        let line: Int
        let isChartCRD: Bool

        init(_ document: DiffDocument) {
            (content, source) = (document.content, document.source)
            (line, isChartCRD) = (document.line, document.isChartCRD)
        }
    }

    /// Those of documents that hold one object.
    private let objects = Locked<[Key: DiffObject]>([:])

    package init() {}

    /// The one object of a document that was read before; nil for a new one.
    func object(of document: DiffDocument, at position: Int) -> DiffObject? {
        let key = Key(document)
        guard let object = objects.withLock({ $0[key] }) else { return nil }
        return object.position == position ? object : DiffObject(object, position: position)
    }

    func note(_ found: [DiffObject], of document: DiffDocument) {
        guard let object = found.first, found.count == 1, object.isWholeDocument else { return }
        let key = Key(document)
        objects.withLock { $0[key] = object }
    }
}
