import GoTemplate

/// Goes through templates without running them, and notes which values each line reads.
///
/// Every branch is taken, every loop gone through once, and values are what they may be. Where a template does something
/// that cannot be followed, all it could reach counts as read: so what is said to be unread is unread.
final class TemplateWalker {
    let scopes: [ChartScope]
    let templates: TemplateSet
    let names: [GoString]
    private(set) var table = ReadTable()
    /// What templates say besides which values they read.
    var facts = TemplateFacts()
    /// The texts that `tpl` may run.
    let texts: TextTemplates

    /// Maps of values into which a template puts entries, and what it puts there.
    private(set) var overlays: [ReadPath: SymbolicValue] = [:]
    /// Counts what templates put into the dot or the values, which earlier templates of the walk have not seen.
    private(set) var changes = 0
    private var scopePaths: Set<ReadPath>

    // What the template at hand is, and where in it the walk is.
    var source: Source
    var offset = 0
    var variables: [(number: Int32, value: SymbolicValue)] = []
    /// The values that branches around have asked for, and all that was asked for in the pipeline at hand.
    var guards: Set<ReadPath> = []
    var mentioned: [ReadPath] = []
    /// Whether it is not sure that the template runs in this way.
    var isUncertain = false
    /// Whether it is not even sure that the template runs at all.
    var isSupposed = false
    /// Whether what is printed goes into a checksum.
    var isDigest = false

    private var calls: [GoString: [Call]] = [:]
    private var depth = 0
    private var steps = 0
    /// Whether everything was followed to its end.
    private(set) var isComplete = true

    fileprivate struct Call: Hashable {
        let dot: SymbolicDigest
        let guards: Set<ReadPath>
        let isUncertain: Bool
    }

    init(scopes: [ChartScope], templates: TemplateSet, names: [GoString], texts: TextTemplates) {
        self.scopes = scopes
        self.templates = templates
        self.names = names
        self.texts = texts
        source = Tree.empty.source
        scopePaths = Set(scopes.map(\.path))
    }

    /// Forgets what was found, so that all templates are walked again: with what they put into the dot and the values.
    func restart() { (calls, table) = ([:], ReadTable()) }

    // MARK: Bounds

    /// How many steps a walk takes; charts in use need a hundred thousand.
    private static let maximumSteps = 2_000_000
    /// How deeply templates may include each other.
    private static let maximumDepth = 64
    /// How many different dots one template is walked with.
    private static let maximumCalls = 400

    /// Counts a step; false where the walk has to end.
    func takeStep() -> Bool {
        steps += 1
        if steps > Self.maximumSteps || StackGuard.depth < StackGuard.limit { isComplete = false }
        return isComplete
    }

    // MARK: Templates

    /// Walks a template with a dot, unless it was walked with the like before.
    func walk(_ tree: Tree, dot: SymbolicValue) {
        guard depth < Self.maximumDepth, takeStep() else { return escape(dot) }
        let digest = SymbolicDigest(dot)
        steps += digest.steps
        let call = Call(dot: digest, guards: guards, isUncertain: isUncertain)
        let known = calls[tree.key, default: []]
        if known.contains(where: { $0.covers(call) }) { return }
        guard known.count < Self.maximumCalls else { return escape(dot) }
        calls[tree.key, default: []].append(call)
        enter(tree, dot: dot)
    }

    private func enter(_ tree: Tree, dot: SymbolicValue) {
        let (outerSource, outerOffset, outerVariables, outerDigest) = (source, offset, variables, isDigest)
        depth += 1
        source = tree.source
        isDigest = false
        variables = [(VariableNumber.dollar, dot)]
        walk(tree.root, dot: dot)
        depth -= 1
        (source, offset, variables, isDigest) = (outerSource, outerOffset, outerVariables, outerDigest)
    }

    /// What cannot be followed further may read all that it was given.
    private func escape(_ value: SymbolicValue) { consume(value, .whole) }

    // MARK: Reads

    /// Notes that something is done with a value.
    func consume(_ value: SymbolicValue, _ extent: ValueRead.Extent, isTemplate: Bool = false) {
        var seen: Set<SymbolicPart> = []
        var pending = [value]
        while let value = pending.popLast() {
            if value.isCut { isComplete = false }
            for part in value.parts where seen.insert(part).inserted {
                steps += 1
                switch part {
                case .values(let path, let isGuarded):
                    read(path, extent, isGuarded: isGuarded || value.parts.count > 1, isTemplate: isTemplate)
                case .scope(let number) where extent == .whole:
                    read(scopes[number].path, .whole, isGuarded: true)
                    pending += scopes[number].added.values
                case .map(let map) where extent == .whole: pending += map.contents + [map.merged]
                case .map(let map): pending.append(map.merged)
                case .list(let list) where extent == .whole: pending += list.items
                default: break
                }
            }
        }
    }

    func read(_ path: ReadPath, _ extent: ValueRead.Extent, isGuarded: Bool, isTemplate: Bool = false) {
        let isGuarded = isGuarded || isUncertain || hasGuard(path)
        let place = TemplatePlace(source: source, offset: offset)
        let extent = isDigest && extent == .whole ? .digest : extent
        table.add(ValueRead(path: path, extent: extent, isGuarded: isGuarded, isTemplate: isTemplate, place: place))
        // A chart's values hold the globals, too.
        if extent == .whole, !path.steps.isEmpty, scopePaths.contains(path) {
            let globals = ReadPath([.key("global")])
            table.add(ValueRead(path: globals, extent: .whole, isGuarded: true, isTemplate: false, place: place))
        }
    }

    private func hasGuard(_ path: ReadPath) -> Bool {
        if guards.isEmpty { return false }
        return (1...max(1, path.steps.count)).contains { guards.contains(ReadPath(Array(path.steps.prefix($0)))) }
    }

    // MARK: Fields

    /// A field or key of a value.
    ///
    /// - Parameter isSafe: whether a missing value on the way does no harm.
    func field(_ name: GoString, of value: SymbolicValue, isSafe: Bool) -> SymbolicValue {
        if value.isCut { isComplete = false }
        let isSafe = isSafe || value.parts.count > 1
        return .union(value.parts.map { field(name, of: $0, isSafe: isSafe) })
    }

    private func field(_ name: GoString, of part: SymbolicPart, isSafe: Bool) -> SymbolicValue {
        switch part {
        case .scope(let number): return field(name, ofScope: number)
        case .field(let scope, "Subcharts"): return subchart(name, of: scope)
        case .field(let scope, let outer): return SymbolicValue([.field(scope: scope, name: outer + "." + name)])
        case .values(let path, let isGuarded): return entry(.key(name), of: path, isSafe: isSafe || isGuarded)
        case .map(let map):
            let (maps, others) = map.sources
            steps += maps.count
            let own = maps.map { ($0.fields[name] ?? .none).union($0.rest) }
            return .union(own + others.map { field(name, of: $0, isSafe: true).guarded })
        case .list(let list): return .union(list.items)
        case .text, .other: return .other
        }
    }

    private func field(_ name: GoString, ofScope number: Int) -> SymbolicValue {
        let scope = scopes[number]
        let own: SymbolicPart =
            name == "Values" ? .values(scope.path, isGuarded: false) : .field(scope: number, name: name)
        return SymbolicValue([own]).union(scope.added[name] ?? .none)
    }

    private func subchart(_ name: GoString, of number: Int) -> SymbolicValue {
        let path = scopes[number].names + [name]
        return scopes.firstIndex { $0.names == path }.map { SymbolicValue([.scope($0)]) } ?? .other
    }

    /// What stands below a part of the values.
    func entry(_ step: ReadPath.Step, of path: ReadPath, isSafe: Bool) -> SymbolicValue {
        if !scopePaths.contains(path), !isGlobals(path) { read(path, .passage, isGuarded: isSafe) }
        let inner = step == .key("global") && scopePaths.contains(path) ? ReadPath([step]) : path.appending(step)
        if inner.steps.count > Self.maximumLength { return .other }
        mentioned.append(inner)
        let own = SymbolicValue([.values(inner, isGuarded: isUncertain || isSafe)])
        guard !overlays.isEmpty else { return own }
        guard let overlay = overlays[inner] ?? overlays[path.appending(.any)] else { return own }
        return own.guarded.union(overlay)
    }

    /// Paths that get longer and longer come from templates that call themselves.
    private static let maximumLength = 24

    private func isGlobals(_ path: ReadPath) -> Bool { path.steps == [.key("global")] }

    /// Any entry or item of a value.
    func element(of value: SymbolicValue) -> SymbolicValue {
        .union(
            value.parts.map { part in
                switch part {
                case .values(let path, let isGuarded): return entry(.any, of: path, isSafe: isGuarded)
                case .map(let map):
                    let (maps, others) = map.sources
                    steps += maps.count
                    return .union(maps.flatMap(\.contents) + [element(of: SymbolicValue(others))])
                case .list(let list): return .union(list.items)
                case .scope, .field, .text, .other: return .other
                }
            })
    }

    // MARK: Changes

    /// Puts an entry into a map, whose key may be unknown.
    func set(_ key: GoString?, _ value: SymbolicValue, in target: SymbolicValue) {
        for part in target.parts {
            switch part {
            case .map(let map): map.set(key, value)
            case .scope(let number): addToScope(number, key, value)
            case .values(let path, _):
                // Whoever reads the map as a whole reads this, too.
                consume(value, .whole)
                overlay(path.appending(key.map { .key($0) } ?? .any), value)
            case .field, .list, .text, .other: consume(value, .whole)
            }
        }
    }

    /// Puts the entries of one map into another.
    func merge(_ value: SymbolicValue, into target: SymbolicValue) {
        for part in target.parts {
            switch part {
            case .map(let map): map.merge(value)
            case .values(let path, _):
                consume(value, .whole)
                overlay(path.appending(.any), element(of: value))
            case .scope(let number): addToScope(number, nil, element(of: value))
            case .field, .list, .text, .other: consume(value, .whole)
            }
        }
    }

    private func addToScope(_ number: Int, _ key: GoString?, _ value: SymbolicValue) {
        guard let key else { return consume(value, .whole) }
        let known = scopes[number].added[key] ?? .none
        scopes[number].added[key] = known.union(value)
        noteChange(from: known, to: known.union(value))
    }

    private func overlay(_ path: ReadPath, _ value: SymbolicValue) {
        let known = overlays[path] ?? .none
        let added = known.union(value)
        overlays[path] = added
        noteChange(from: known, to: added)
        if known.parts.isEmpty, value.parts.isEmpty { changes += 1 }
    }

    private func noteChange(from old: SymbolicValue, to new: SymbolicValue) {
        if SymbolicDigest(old) != SymbolicDigest(new) { changes += 1 }
    }
}

extension TemplateWalker.Call {
    /// Whether a walk with this has found all that one with the other would.
    fileprivate func covers(_ other: Self) -> Bool {
        dot == other.dot && (!isUncertain || other.isUncertain) && guards.isSubset(of: other.guards)
    }
}

/// The number of `$`.
enum VariableNumber {
    static let dollar: Int32 = 0
}

extension Tree {
    /// What tells it apart from others of its name: a file may be called like a definition.
    fileprivate var key: GoString { source.name + "\n" + name }
}
