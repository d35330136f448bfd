import GoTemplate

/// A document of a rendered file with its head.
struct ReadDocument: Sendable {
    /// The template that rendered it.
    let source: GoString
    /// Which document of its file, from 0, not counting blank ones.
    let index: Int
    let content: GoString
    let head: Result<ManifestHead, any Error>
}

/// Reads the heads of rendered documents, on another core while templates still run.
///
/// A head is read by parsing the whole document, which is about as much work as rendering it; documents do not depend
/// on each other. To be fed and asked by one thread.
///
/// Unchecked because of `thread`, which that one thread alone touches; the reading thread shares nothing but `state`.
package final class DocumentReader: @unchecked Sendable {
    private struct State {
        var files: [RenderedFile] = []
        /// Those of files that nobody has read yet are nil.
        var documents: [[ReadDocument]?] = []
        /// The first file that nobody has begun to read.
        var next = 0
        /// The size of the files nobody has begun to read.
        var waitingBytes = 0
        var isReading = false
    }

    private let state = Locked(State())
    private var thread: WorkerThread<Void>?
    /// What other renders gave; nil where this one is the only one.
    private let known: ReadFiles?

    private static let stackSize = 256 << 20

    package init(known: ReadFiles? = nil) { self.known = known }

    /// Takes a rendered file; a file that is only included from others has no documents.
    package func add(_ file: RenderedFile) {
        guard !TemplatePath.isPartial(file.path) else { return }
        let documents = known?.documents(of: file)
        let startsThread = state.withLock { state in
            state.files.append(file)
            state.documents.append(documents)
            if documents != nil { return false }
            state.waitingBytes += file.content.count
            guard !state.isReading, state.waitingBytes >= ParallelMap.threshold else { return false }
            state.isReading = true
            return true
        }
        guard startsThread, ParallelMap.availableCores > 1 else { return }
        thread?.join()
        thread = WorkerThread(stackSize: Self.stackSize) { self.readWaitingFiles() }
    }

    /// All documents, files in the order of their paths.
    func documents() -> [ReadDocument] {
        var rest: [(file: Int, document: ReadDocument)] = []
        while let (index, file) = take() { rest += Self.split(file).map { (index, $0) } }
        let texts = rest.map(\.document)
        let heads = ParallelMap.map(weights: texts.map(\.content.count)) { Self.read(texts[$0]) }
        thread?.join()
        thread = nil
        state.withLock { state in
            for ((file, _), document) in zip(rest, heads) {
                state.documents[file] = (state.documents[file] ?? []) + [document]
            }
        }
        return sorted()
    }

    /// The documents in the order of their files' paths, once all are read.
    private func sorted() -> [ReadDocument] {
        let (files, documents) = state.withLock { ($0.files, $0.documents) }
        if let known { for (file, read) in zip(files, documents) { known.note(file, read ?? []) } }
        return files.indices.sorted { files[$0].path < files[$1].path }.flatMap { documents[$0] ?? [] }
    }

    private func readWaitingFiles() {
        while let (index, file) = take() {
            let documents = Self.split(file).map(Self.read)
            state.withLock { $0.documents[index] = documents }
        }
    }

    /// The next file that is not read yet; nil ends the reading thread.
    private func take() -> (Int, RenderedFile)? {
        state.withLock { state in
            while state.next < state.files.count, state.documents[state.next] != nil { state.next += 1 }
            guard state.next < state.files.count else {
                state.isReading = false
                return nil
            }
            defer { state.next += 1 }
            state.waitingBytes -= state.files[state.next].content.count
            return (state.next, state.files[state.next])
        }
    }

    /// The documents before their heads are read.
    private static func split(_ file: RenderedFile) -> [ReadDocument] {
        DocumentSplitter.split(file.content).enumerated().map {
            ReadDocument(source: file.path, index: $0, content: $1, head: .success(ManifestHead()))
        }
    }

    private static func read(_ document: ReadDocument) -> ReadDocument {
        ReadDocument(
            source: document.source, index: document.index, content: document.content,
            head: Result { try ManifestHead(decoding: document.content) })
    }
}
