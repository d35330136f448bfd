import Charts
import GoTemplate

/// All resources of the files that are taken over.
struct ForeignDocuments {
    private let all: [ForeignDocument]

    init(_ files: [(path: GoString, text: [UInt8])]) throws(ImportFailure) {
        var all: [ForeignDocument] = []
        for file in files { all += try Self.documents(of: file.text, in: file.path) }
        self.all = all
    }

    private static func documents(of text: [UInt8], in file: GoString) throws(ImportFailure) -> [ForeignDocument] {
        var stream = YAMLDocuments(text)
        var documents: [ForeignDocument] = []
        do {
            while let text = try stream.next() {
                let document = try ForeignDocument(file: file, text: text, firstLine: stream.firstLine)
                if !document.root.isNil { documents.append(document) }
            }
        } catch {
            throw ImportFailure(file + GoString(": document from line \(stream.firstLine): ") + error.goMessage)
        }
        return try documents.map(checked)
    }

    private static func checked(_ document: ForeignDocument) throws(ImportFailure) -> ForeignDocument {
        guard case .map = document.root else {
            throw document.failure("this must be a resource, a mapping with `kind` and `spec`", at: ValuePath())
        }
        return document
    }

    /// The resources of a kind, in the order of the files.
    func all(_ kinds: GoString...) -> [ForeignDocument] { all.filter { kinds.contains($0.kind) } }

    /// The one resource of a kind.
    func only(_ kind: GoString) throws(ImportFailure) -> ForeignDocument {
        let found = all(kind)
        guard let first = found.first else { throw ImportFailure(nothing(of: kind)) }
        if let second = found.dropFirst().first {
            throw second.failure("this is a second " + kind + ": take one over at a time", at: ValuePath())
        }
        return first
    }

    private func nothing(of kind: GoString) -> GoString {
        let found = Set(all.map(\.kind)).sorted().joined(by: ", ")
        return "the files hold no " + kind + (found.isEmpty ? "" : ", but " + found)
    }

    /// The resource of a kind and a name.
    func named(_ name: GoString, _ kinds: GoString...) -> ForeignDocument? {
        all.first { kinds.contains($0.kind) && $0.top["metadata"]?["name"]?.text == name }
    }

    /// Says of what nobody looked at what it is.
    func nameTheRest() {
        for document in all { document.noteHead() }
    }

    var ledger: [LedgerEntry] { all.flatMap(\.ledger) }
}

extension ForeignDocument {
    /// What all resources have that tells them apart, and says nothing of a release.
    fileprivate func noteHead() {
        for key in ["apiVersion", "kind"] as [GoString] { note(ValuePath([.key(key)]), .mapped("what is taken over")) }
        let metadata = ValuePath([.key("metadata")])
        note(metadata.appending(.key("name")), .mapped("what is taken over"))
        note(metadata.appending(.key("namespace")), .mapped("namespace"))
        note(metadata, .dropped("labels and annotations of the resource itself, which goes"))
        note(ValuePath([.key("status")]), .dropped("what the controller wrote"))
        note(
            ValuePath(),
            .dropped(Self.templates.contains(kind) ? "nothing names this " + kind : "objects are the chart's"))
    }

    /// Kinds that say something where another resource names them.
    private static let templates: Set<GoString> = [
        "MetricTemplate", "AlertProvider", "AnalysisTemplate", "ClusterAnalysisTemplate",
    ]
}
