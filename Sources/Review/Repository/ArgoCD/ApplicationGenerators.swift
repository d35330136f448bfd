import Charts
import Codecs
import Files
import GoTemplate
import Rendering

/// What the generators of an ApplicationSet give: those of lists and of this repository, and matrices of them.
///
/// Source: applicationset/generators of Argo CD.
final class ApplicationGenerators {
    let template: ApplicationTemplate
    private let index: RepositoryIndex
    private let generators: [Map]
    private(set) var unresolved: [GoString] = []
    /// Generators within each other, as Argo CD allows them.
    private static let maximumDepth = 3
    /// How many Applications one set may come to.
    private static let maximumCount = 10_000

    init(_ set: DeclaredObject, _ index: RepositoryIndex) {
        self.index = index
        template = ApplicationTemplate(set.spec)
        generators = set.spec.maps(of: "generators")
    }

    func parameters() -> [Map] {
        if generators.isEmpty { unresolved.append("has no generators") }
        return generators.flatMap { parameters(of: $0, depth: 0) }
    }

    private func parameters(of generator: Map, depth: Int) -> [Map] {
        if generator["selector"] != nil { unresolved.append("the selector of a generator is not followed") }
        if let list = generator.map(of: "list") { return parameters(ofList: list) }
        if let git = generator.map(of: "git") { return parameters(ofGit: git) }
        if let matrix = generator.map(of: "matrix"), depth < Self.maximumDepth {
            return parameters(ofMatrix: matrix, depth: depth)
        }
        let kind = generator.keys.first { $0 != "selector" && $0 != "template" } ?? "without a kind"
        unresolved.append("what the generator " + kind + " gives is known in the cluster alone")
        return []
    }

    private func parameters(ofList list: Map) -> [Map] {
        if list["elementsYaml"] != nil { unresolved.append("elementsYaml of a list is not followed") }
        let elements = list.maps(of: "elements")
        return template.usesGoTemplates ? elements : elements.map { Self.flat($0) }
    }

    private func parameters(ofMatrix matrix: Map, depth: Int) -> [Map] {
        let parts = matrix.maps(of: "generators")
        guard let first = parts.first else { return [] }
        return parts.dropFirst().reduce(parameters(of: first, depth: depth + 1)) {
            product(of: $0, $1, depth: depth)
        }
    }

    /// Each set of parameters with each that a generator gives for it.
    private func product(of left: [Map], _ generator: Map, depth: Int) -> [Map] {
        var all: [Map] = []
        for outer in left {
            guard let generator = filled(generator, with: outer) else { continue }
            for inner in parameters(of: generator, depth: depth + 1) {
                guard all.count < Self.maximumCount else {
                    unresolved.append(GoString("it comes to more than \(Self.maximumCount) applications"))
                    return all
                }
                all.append(Self.joined(outer, inner))
            }
        }
        return all
    }

    private func filled(_ generator: Map, with parameters: Map) -> Map? {
        do {
            guard case .map(let map) = try template.filled(.map(generator), with: parameters) else { return nil }
            return map
        } catch {
            unresolved.append(error.goMessage)
            return nil
        }
    }

    private static func joined(_ left: Map, _ right: Map) -> Map {
        let joined = Map(copying: left)
        for (key, value) in right.entries { joined[key] = value }
        return joined
    }

    /// Nested fields as `a.b`.
    private static func flat(_ map: Map, prefix: GoString = "", depth: Int = 0) -> Map {
        let flat = Map()
        for (key, value) in map.entries {
            if case .map(let inner) = value, Nesting.allows(depth) {
                for (key, value) in self.flat(inner, prefix: prefix + key + ".", depth: depth + 1).entries {
                    flat[key] = value
                }
            } else if let text = value.declaredText {
                flat[prefix + key] = .string(text)
            }
        }
        return flat
    }
}

// MARK: - Folders and files of the repository

extension ApplicationGenerators {
    private func parameters(ofGit git: Map) -> [Map] {
        let address = git.text(of: "repoURL") ?? ""
        let patterns = git.maps(of: "directories").isEmpty ? git.maps(of: "files") : git.maps(of: "directories")
        let found = git.maps(of: "directories").isEmpty ? files(git.maps(of: "files")) : folders(patterns)
        if found.isEmpty, !index.origins.contains(address) {
            unresolved.append("its generator reads another repository, " + address.withoutUser)
        }
        let prefix = git.text(of: "pathParamPrefix").map { $0 + "." } ?? ""
        let values = git.map(of: "values")
        return found.compactMap { parameters in
            let own = prefix.isEmpty || template.usesGoTemplates ? parameters : prefixed(parameters, prefix)
            guard let values else { return own }
            guard let filled = filled(values, with: own) else { return nil }
            let key: Map = Map([(key: "values", value: .map(filled))])
            return Self.joined(own, template.usesGoTemplates ? key : Self.flat(key))
        }
    }

    private func prefixed(_ parameters: Map, _ prefix: GoString) -> Map {
        Map(
            parameters.entries.map { key, value in
                (
                    key: key == "path" || key.hasPrefix("path.") || key.hasPrefix("path[") ? prefix + key : key,
                    value: value
                )
            })
    }

    private func folders(_ patterns: [Map]) -> [Map] {
        let (excluded, included) = (patterns.filter { $0.isTrue("exclude") }, patterns.filter { !$0.isTrue("exclude") })
        return index.tree.visibleFolders.filter { folder in
            Self.isMatched(folder, by: included) && !Self.isMatched(folder, by: excluded)
        }.map { self.place($0) }
    }

    private func files(_ patterns: [Map]) -> [Map] {
        let (excluded, included) = (patterns.filter { $0.isTrue("exclude") }, patterns.filter { !$0.isTrue("exclude") })
        let matched = index.tree.files.filter { file in
            Self.isMatched(file, by: included) && !Self.isMatched(file, by: excluded)
        }
        return matched.flatMap(parameters(ofFile:))
    }

    private static func isMatched(_ path: GoString, by patterns: [Map]) -> Bool {
        patterns.contains { pattern in
            guard let text = pattern.text(of: "path") else { return false }
            // `**` also stands for no folder at all.
            let shorter = GoString.join(text.split(separator: "/**/"), separator: "/")
            return [text, shorter, text.trimmingPrefix("**/")].contains { Glob($0)?.matches(path) == true }
        }
    }

    private func parameters(ofFile file: GoString) -> [Map] {
        guard let text = try? index.tree.text(of: file), let content = try? YAML.decode(text, keepsIntegers: true)
        else {
            unresolved.append(file + " cannot be read")
            return []
        }
        let items: [Value]
        if case .list(let list) = content { items = list.elements } else { items = [content] }
        return items.map { item in
            let own: Map
            if case .map(let map) = item { own = map } else { own = Map() }
            let place = self.place(GoPath.directory(file), file: GoPath.base(file))
            return Self.joined(template.usesGoTemplates ? own : Self.flat(own), place)
        }
    }

    /// What is said of a folder, or of that of a file.
    private func place(_ folder: GoString, file: GoString? = nil) -> Map {
        let segments = folder.split(at: UInt8(ascii: "/"))
        let base = GoPath.base(folder)
        var fields: [(key: GoString, value: Value)] = [
            ("path", .string(folder)), ("basename", .string(base)),
            ("basenameNormalized", .string(DNSName.normalized(base))), ("segments", .strings(segments)),
        ]
        if let file {
            fields += [("filename", .string(file)), ("filenameNormalized", .string(DNSName.normalized(file)))]
        }
        if template.usesGoTemplates { return Map([(key: "path", value: .map(Map(fields)))]) }
        let flat = Map([(key: "path", value: .string(folder))])
        for field in fields.dropFirst() where field.key != "segments" { flat["path." + field.key] = field.value }
        for (number, segment) in segments.enumerated() { flat[GoString("path[\(number)]")] = .string(segment) }
        return flat
    }
}
