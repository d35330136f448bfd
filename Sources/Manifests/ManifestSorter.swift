import GoTemplate
import Kubernetes

/// A rendered file: the template's path and what it rendered.
package struct RenderedFile {
    package let path: GoString
    package let content: GoString

    package init(path: GoString, content: GoString) {
        self.path = path
        self.content = content
    }
}

/// The result of a render: the objects of the release and its hooks, each in the order of application.
package struct SortedManifests {
    package var manifests: [Manifest] = []
    package var hooks: [Hook] = []
    /// The annotations of documents that vanish, because one of their hook names is unknown.
    package var unknownHooks: [GoString] = []
}

/// A rendered document that is no YAML, or whose head has the wrong shape.
package struct ManifestFailure: GoError {
    /// The template that rendered it.
    package let path: GoString
    /// Which document of the file, from 0, not counting blank ones.
    package let document: Int
    /// Go's reason.
    package let reason: GoString
    /// The line of the document, from 1, that the reason names.
    package let line: Int?
    /// The manifests and hooks of the documents before it, in path order.
    package var before = SortedManifests()

    /// Helm's text.
    package var message: GoString { "YAML parse error on " + path + ": " + reason }
}

/// Splits rendered files into documents and sorts them into manifests and hooks.
///
/// Mirrors release/v1/util manifest_sorter.go SortManifests.
package enum ManifestSorter {
    /// - Throws: `ManifestFailure` for the first bad document in path order.
    package static func sort(_ files: [RenderedFile], order: KindOrder = .install) throws -> SortedManifests {
        let reader = DocumentReader()
        for file in files { reader.add(file) }
        return try sort(reader, order: order)
    }

    /// Sorts what a reader was fed; throws as `sort` of files does.
    package static func sort(_ reader: DocumentReader, order: KindOrder = .install) throws -> SortedManifests {
        var result = SortedManifests()
        for document in reader.documents() {
            do { try place(document, into: &result) } catch var failure as ManifestFailure {
                failure.before = result
                throw failure
            }
        }
        result.manifests = order.sorted(result.manifests) { $0.head.kind }
        result.hooks = order.sorted(result.hooks) { $0.manifest.head.kind }
        return result
    }

    private static func place(_ document: ReadDocument, into result: inout SortedManifests) throws {
        let head: ManifestHead
        do {
            head = try document.head.get()
        } catch let failure as ManifestHead.Failure {
            throw ManifestFailure(
                path: document.source, document: document.index, reason: failure.reason, line: failure.line)
        }
        let manifest = Manifest(source: document.source, content: document.content, head: head)
        guard let eventNames = head.annotations[HookAnnotation.events] else {
            result.manifests.append(manifest)
            return
        }
        guard let hook = Hook(manifest, eventNames: eventNames) else {
            result.unknownHooks.append(eventNames)
            return
        }
        result.hooks.append(hook)
    }
}

extension Hook {
    /// A hook of these comma-separated events; nil where one of them is unknown.
    fileprivate init?(_ manifest: Manifest, eventNames: GoString) {
        let names = Hook.words(eventNames)
        let events = names.compactMap(HookEvent.init(annotation:))
        guard events.count == names.count else { return nil }
        self.manifest = manifest
        self.events = events
        let annotations = manifest.head.annotations
        weight = annotations[HookAnnotation.weight].flatMap { try? Strconv.atoi($0) } ?? 0
        deletePolicies = annotations[HookAnnotation.deletePolicy].map(Hook.words)?.map(OpenEnum.init) ?? []
        outputLogPolicies = annotations[HookAnnotation.outputLogPolicy].map(Hook.words)?.map(OpenEnum.init) ?? []
    }

    /// The comma-separated words, trimmed and in lower case.
    private static func words(_ list: GoString) -> [GoString] {
        list.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { part in
            var runes = GoString(part).runes[...]
            while let first = runes.first, Unicode.isSpace(first) { runes.removeFirst() }
            while let last = runes.last, Unicode.isSpace(last) { runes.removeLast() }
            return GoString(runes: runes.map(Unicode.toLower))
        }
    }
}
