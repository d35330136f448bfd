import Codecs
import GoTemplate
import Testing

@testable import Diffing

/// What holds for any two objects.
@Suite struct PropertyTests {
    private static let seeds = Array(0..<400)

    private static func side(_ text: String) -> DiffSide {
        DiffSide(name: "side", documents: [DiffDocument(content: GoString(text), source: "random.yaml")])
    }

    /// An object with a changed form of it.
    private static func pair(_ seed: Int) -> (old: String, new: String) {
        var random = RandomDocument(seed: seed + 1)
        let tree = RandomDocument.Tree.map([
            ("data", random.map(depth: 0)), ("containers", random.named()), ("args", random.tree(depth: 2)),
        ])
        let changed = random.changed(tree)
        return (random.text(tree, shuffles: false), random.text(changed, shuffles: true))
    }

    @Test func nothingDiffersFromItself() {
        for seed in Self.seeds {
            let text = Self.pair(seed).old
            // A comment keeps the two from being the same bytes.
            let report = Differ().compare(Self.side(text), Self.side(text + "\n# comment\n"))
            #expect(report.objects.isEmpty && report.status == .same, "seed \(seed)")
        }
    }

    @Test func styleIsNoChange() {
        for seed in Self.seeds {
            var random = RandomDocument(seed: seed + 7)
            let tree = random.tree()
            let (plain, shuffled) = (random.text(tree, shuffles: false), random.text(tree, shuffles: true))
            let report = Differ().compare(Self.side(plain), Self.side(shuffled))
            #expect(report.old.problems.isEmpty && report.new.problems.isEmpty, "seed \(seed)")
            #expect(report.objects.isEmpty, "seed \(seed):\n\(plain)\n\(shuffled)")
        }
    }

    @Test func patchesMakeTheNewObject() throws {
        for seed in Self.seeds {
            let (old, new) = Self.pair(seed)
            let report = Differ().compare(Self.side(old), Self.side(new))
            let wanted = try YAML.decode(Array(new.utf8))
            var patched = PatchedValue(try YAML.decode(Array(old.utf8)))
            for object in report.objects {
                let operations = JSONPatch.operations(object, includesNoise: true)
                for operation in operations {
                    let fits = patched.apply(operation)
                    #expect(fits, "seed \(seed): \(operation)")
                }
            }
            let (got, expected) = (try JSON.encode(patched.value), try JSON.encode(wanted))
            #expect(got == expected, "seed \(seed):\n\(old)\n\(new)\n\(GoString(got))\n\(GoString(expected))")
        }
    }

    /// Every output is made without a crash, and hides nothing: a change shows in all of them, whatever is around it.
    @Test(arguments: ReportFormat.allCases)
    func everyFormatShowsChanges(_ format: ReportFormat) {
        for seed in Self.seeds.prefix(120) {
            let (old, new) = Self.pair(seed)
            let sides = (Self.side(old + "\nmarker: before\(seed)\n"), Self.side(new + "\nmarker: after\(seed)\n"))
            var options = ReportOptions()
            options.width = 40 + seed
            let report = Differ().compare(sides.0, sides.1)
            // The page marks the letters that differ.
            let output = String(decoding: format.reporter(options).write([report]), as: UTF8.self)
                .replacing(/<\/?mark>/, with: "")
            let missing = shown(by: format, seed).filter { !output.contains($0) }
            #expect(missing.isEmpty, "seed \(seed)")
        }
    }

    /// What an output must say of the change of `marker`.
    private func shown(by format: ReportFormat, _ seed: Int) -> [String] {
        switch format {
        case .simple: ["random, ConfigMap (v1) to be changed.", "Plan: 0 to add, 1 to change, 0 to destroy"]
        case .jsonPatch: ["\"/marker\"", "\"after\(seed)\""]
        default: ["marker", "before\(seed)", "after\(seed)"]
        }
    }
}

/// A value to which operations of a patch are applied, as RFC 6902 says.
private struct PatchedValue {
    indirect enum Tree {
        case scalar(Value)
        case list([Tree])
        case map([GoString: Tree])
    }

    private var root: Tree

    init(_ value: Value) { root = Self.tree(value) }

    private static func tree(_ value: Value) -> Tree {
        switch value {
        case .list(let list): .list(list.elements.map(tree))
        case .map(let map): .map(Dictionary(map.entries.map { ($0, tree($1)) }, uniquingKeysWith: { $1 }))
        default: .scalar(value)
        }
    }

    var value: Value { Self.value(root) }

    private static func value(_ tree: Tree) -> Value {
        switch tree {
        case .scalar(let value): value
        case .list(let elements): .list(elements.map(value))
        case .map(let fields): .map(Map(fields.map { (key: $0.key, value: value($0.value)) }))
        }
    }

    /// False where the operation does not fit the value.
    mutating func apply(_ operation: JSONPatch.Operation) -> Bool {
        switch operation {
        case .add(let path, let node): return insert(Self.tree(node.value), at: path)
        case .remove(let path): return take(at: path) != nil
        case .replace(let path, let node): return take(at: path) != nil && insert(Self.tree(node.value), at: path)
        case .move(let from, let path):
            guard let taken = take(at: from) else { return false }
            return insert(taken, at: path)
        }
    }

    private func tokens(_ path: GoString) -> [String] {
        path.text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            $0.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
                .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
        }
    }

    private mutating func insert(_ tree: Tree, at path: GoString) -> Bool {
        Self.edit(&root, tokens(path)[...]) { parent, token in
            switch parent {
            case .list(var elements):
                guard let index = Int(token), index <= elements.count else { return false }
                elements.insert(tree, at: index)
                parent = .list(elements)
            case .map(var fields):
                fields[GoString(token)] = tree
                parent = .map(fields)
            case .scalar: return false
            }
            return true
        }
    }

    private mutating func take(at path: GoString) -> Tree? {
        var taken: Tree?
        let isDone = Self.edit(&root, tokens(path)[...]) { parent, token in
            switch parent {
            case .list(var elements):
                guard let index = Int(token), index < elements.count else { return false }
                taken = elements.remove(at: index)
                parent = .list(elements)
            case .map(var fields):
                taken = fields.removeValue(forKey: GoString(token))
                parent = .map(fields)
            case .scalar: return false
            }
            return taken != nil
        }
        return isDone ? taken : nil
    }

    private static func edit(_ tree: inout Tree, _ tokens: ArraySlice<String>, _ body: (inout Tree, String) -> Bool)
        -> Bool
    {
        guard let token = tokens.first else { return false }
        if tokens.count == 1 { return body(&tree, token) }
        switch tree {
        case .list(var elements):
            guard let index = Int(token), elements.indices.contains(index) else { return false }
            defer { tree = .list(elements) }
            return edit(&elements[index], tokens.dropFirst(), body)
        case .map(var fields):
            guard var child = fields[GoString(token)] else { return false }
            let isDone = edit(&child, tokens.dropFirst(), body)
            fields[GoString(token)] = child
            tree = .map(fields)
            return isDone
        case .scalar: return false
        }
    }
}
