import Charts
import Failures
import GoTemplate
import Manifests

/// What `template` shows of a release, and how.
package struct TemplateOutput {
    package var includesCustomResources = false
    package var showsHooks = true
    package var skipsTests = false
    /// Paths or globs below the chart; empty for everything.
    package var showOnly: [GoString] = []

    package init() {}

    /// The text of the release as `helm template` prints it.
    ///
    /// Mirrors pkg/cmd template.go newTemplateCmd.
    ///
    /// - Throws: `HelmError` where a path of `showOnly` matches nothing.
    package func text(of release: RenderedRelease) throws -> [UInt8] {
        var text = objects(of: release)
        for hook in shown(release.hooks) {
            text.append(source: hook.manifest.source, content: hook.manifest.content.bytes)
        }
        return try shown(text.bytes)
    }

    /// The text, or only those of its documents that are to be shown.
    ///
    /// - Throws: `HelmError` where a path of `showOnly` matches nothing.
    package func shown(_ text: [UInt8]) throws -> [UInt8] {
        showOnly.isEmpty ? text : try selected(from: GoString(text))
    }

    /// The hooks that are to be shown, in order.
    package func shown(_ hooks: [Hook]) -> [Hook] {
        guard showsHooks else { return [] }
        return hooks.filter { !(skipsTests && $0.isTest) }
    }

    /// Custom resources and objects, without white space at either end, and one newline.
    private func objects(of release: RenderedRelease) -> ManifestStream {
        var stream = ManifestStream()
        stream.reserve(ManifestStream.size(of: release.manifests + release.hooks.map(\.manifest)))
        if includesCustomResources {
            for file in release.chart.customResourceFiles { stream.append(source: file.path, content: file.data) }
        }
        stream.append(release.manifests)
        stream.trimSpace()
        stream.append(raw: [0x0A])
        return stream
    }

    private func selected(from text: GoString) throws -> [UInt8] {
        let documents = DocumentSplitter.split(text).map { (path: ShowOnly.path(of: $0), text: $0) }
        var output: [UInt8] = []
        for pattern in showOnly {
            let matching = documents.filter { document in
                document.path.map { ShowOnly.matches(pattern, $0) } ?? false
            }
            if matching.isEmpty { throw HelmError("could not find template " + pattern + " in chart") }
            for document in matching {
                output += "---\n".utf8
                output += document.text.bytes
                output.append(0x0A)
            }
        }
        return output
    }
}

/// How `--show-only` names documents.
private enum ShowOnly {
    /// What follows the chart's name in the first `# Source:` line; Helm's expression is `# Source: [^/]+/(.+)`.
    static func path(of document: GoString) -> GoString? {
        let marker = Array("# Source: ".utf8)
        let bytes = document.bytes
        var start = 0
        while let index = bytes[start...].firstRange(of: marker)?.lowerBound {
            let lineEnd = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let rest = bytes[(index + marker.count)..<max(lineEnd, index + marker.count)]
            if let slash = rest.firstIndex(of: UInt8(ascii: "/")), slash > rest.startIndex, slash + 1 < rest.endIndex {
                return GoString(rest[(slash + 1)...])
            }
            start = index + 1
        }
        return nil
    }

    /// A malformed pattern matches nothing, as Helm drops that error.
    static func matches(_ pattern: GoString, _ path: GoString) -> Bool {
        (try? PathPattern.matches(pattern, path)) ?? false
    }
}
