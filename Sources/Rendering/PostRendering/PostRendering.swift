import Charts
import Codecs
import Failures
import GoTemplate
import Manifests

/// What a post-renderer makes of a release's files, hooks among them.
///
/// Mirrors pkg/action action.go annotateAndMerge and splitAndDeannotate: all documents go as one stream, each with its
/// file's path in an annotation, by which they come back into their files.
struct PostRendering {
    private static let fileName: GoString = "postrenderer.helm.sh/postrender-filename"

    let renderer: PostRenderer

    /// The files that come out; a document that names none gets a file of its own.
    ///
    /// - Throws: `PostRenderFailure`.
    func files(from files: [RenderedFile]) throws(PostRenderFailure) -> [RenderedFile] {
        let input: GoString
        do { input = try Self.merged(files) } catch {
            throw PostRenderFailure("error merging manifests: " + error.message)
        }
        let output: [UInt8]
        do { output = try renderer.run(input.bytes) } catch {
            throw PostRenderFailure("error while running post render on files: " + error.message)
        }
        do { return try Self.split(GoString(output)) } catch {
            throw PostRenderFailure("error while parsing post rendered output: " + error.message)
        }
    }

    private static func merged(_ files: [RenderedFile]) throws(HelmError) -> GoString {
        var nodes: [YAMLSyntaxNode] = []
        for file in files.sorted(by: { $0.path < $1.path }) where !TemplatePath.isPartial(file.path) {
            for document in DocumentSplitter.split(file.content) where !document.trimmingSpace.isEmpty {
                nodes += try annotated(document, of: file.path)
            }
        }
        do { return try ResourceStream.text(of: nodes) } catch {
            throw HelmError("writing merged docs: " + error.message)
        }
    }

    private static func annotated(_ document: GoString, of path: GoString) throws(HelmError) -> [YAMLSyntaxNode] {
        let nodes: [YAMLSyntaxNode]
        do { nodes = try ResourceStream.parse(document) } catch {
            throw HelmError("parsing " + path + ": " + error.message)
        }
        do { for node in nodes { try node.setAnnotation(fileName, path) } } catch {
            throw HelmError("annotating " + path + ": " + error.message)
        }
        return nodes
    }

    private static func split(_ output: GoString) throws(HelmError) -> [RenderedFile] {
        let nodes: [YAMLSyntaxNode]
        do { nodes = try ResourceStream.parse(output) } catch {
            throw HelmError("error parsing YAML: " + error.message)
        }
        var nodesByPath: [GoString: [YAMLSyntaxNode]] = [:]
        for (index, node) in nodes.enumerated() {
            let path = try takePath(from: node)
            nodesByPath[path ?? GoString("generated-by-postrender-\(index).yaml"), default: []].append(node)
        }
        var files: [RenderedFile] = []
        for (path, nodes) in nodesByPath.sorted(by: { $0.key < $1.key }) {
            do { files.append(RenderedFile(path: path, content: try ResourceStream.text(of: nodes))) } catch {
                throw HelmError("re-writing " + path + ": " + error.message)
            }
        }
        return files
    }

    private static func takePath(from node: YAMLSyntaxNode) throws(HelmError) -> GoString? {
        guard node.hasMetadata else { throw HelmError("getting metadata: missing Resource metadata") }
        let path = node.annotation(fileName)
        do { try node.clearAnnotation(fileName) } catch {
            throw HelmError("clearing filename annotation: " + error.message)
        }
        return path.isEmpty ? nil : path
    }
}

/// A post-renderer, or what went in or came out of it, failed; the text is Helm's.
package struct PostRenderFailure: FailureWhileRendering {
    package let message: GoString

    init(_ message: GoString) { self.message = message }
}
