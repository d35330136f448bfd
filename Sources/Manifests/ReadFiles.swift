import GoTemplate

/// The documents of rendered files, so that a file that comes out the same in several renders is read once.
///
/// Any thread may use it.
package final class ReadFiles: Sendable {
    private struct File {
        let content: GoString
        let documents: [ReadDocument]
    }

    /// By path: the text that came out last.
    private let files = Locked<[GoString: File]>([:])

    package init() {}

    /// Nil for a file that has another text than before.
    func documents(of file: RenderedFile) -> [ReadDocument]? {
        let known = files.withLock { $0[file.path] }
        return known.flatMap { $0.content == file.content ? $0.documents : nil }
    }

    func note(_ file: RenderedFile, _ documents: [ReadDocument]) {
        files.withLock { $0[file.path] = File(content: file.content, documents: documents) }
    }
}
