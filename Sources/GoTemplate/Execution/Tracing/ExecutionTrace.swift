/// Notes while templates run which place of which template writes which bytes, and which values are read for them.
///
/// It follows values through fields, variables, branches, `include`, `template`, `tpl` and the functions that look into
/// maps. Text computed from a value is known by the values that were read on the way: best effort by design.
package final class ExecutionTrace {
    private let paths: ValuePathTable
    private var outputs: [GoString: TracedOutput] = [:]
    /// What running templates wrote so far, the innermost last.
    private var spans: [TraceSpan] = []
    private var branch: TraceBranch?
    /// What was read for the actions being evaluated, the innermost last.
    private var reads: [ValuePathTable.ID] = []
    private var fragments: [TraceFragment] = []
    /// All that was read so far.
    private var known: Set<ValuePathTable.ID> = []
    private var evaluation = Evaluation(firstRead: 0, firstFragment: 0)
    /// What was read for the values of variables; number 0 is nothing.
    private var variableReads: [[ValuePathTable.ID]] = [[]]
    private var depth = 0

    /// How many reads are kept for one action or variable; the latest, which tend to be the closest.
    private static let maximumReads = 64

    /// - Parameter values: the map below which reads are named.
    package init(values: Map) {
        self.paths = ValuePathTable(root: values)
    }

    /// What the file `name` gave; nil if it did not run to its end.
    package func output(of name: GoString) -> TracedOutput? { outputs[name] }

    /// Whether a value was asked for, whether it is there or not.
    package func hasRead(_ path: ValuePath) -> Bool { known.contains { paths.path($0) == path } }

    // MARK: Executions

    /// What is restored when a template ends.
    struct Execution {
        fileprivate let firstSpan: Int
        fileprivate let firstRead: Int
        fileprivate let branch: TraceBranch?
        fileprivate let evaluation: Evaluation
    }

    func beginExecution() -> Execution {
        depth += 1
        return Execution(firstSpan: spans.count, firstRead: reads.count, branch: branch, evaluation: evaluation)
    }

    /// - Parameter start: where the template's output began among all that was written.
    func endExecution(_ execution: Execution, of tree: Tree, text: GoString, startingAt start: Int) {
        depth -= 1
        var own = Array(spans[min(execution.firstSpan, spans.count)...])
        spans.removeLast(own.count)
        for index in own.indices {
            own[index].range = own[index].range.lowerBound - start..<own[index].range.upperBound - start
        }
        let unique = latest(from: execution.firstRead)
        reads.removeLast(max(0, reads.count - execution.firstRead))
        branch = execution.branch
        evaluation = execution.evaluation
        let fragment = TraceFragment(text: text, spans: own)
        if depth == 0 {
            outputs[tree.source.name] = TracedOutput(fragment, paths: paths)
        } else {
            reads += unique
            fragments.append(fragment)
        }
    }

    // MARK: Evaluations

    /// The pipeline being evaluated: where what belongs to it begins.
    struct Evaluation {
        fileprivate let firstRead: Int
        fileprivate let firstFragment: Int
    }

    /// Begins the pipeline of an action or a branch; give the result to what ends it.
    func beginEvaluation() -> Evaluation {
        let outer = evaluation
        evaluation = Evaluation(firstRead: reads.count, firstFragment: fragments.count)
        return outer
    }

    /// Ends the pipeline of an action that printed, or of one that set variables.
    func endEvaluation(restoring outer: Evaluation, wrote range: Range<Int>, of action: ActionNode, in tree: Tree) {
        if !range.isEmpty {
            spans.append(
                TraceSpan(
                    range: range, source: tree.source, offset: Int(action.position), isText: false,
                    reads: latest(from: evaluation.firstRead), branch: branch,
                    fragments: Array(fragments[min(evaluation.firstFragment, fragments.count)...])))
        }
        leaveEvaluation(restoring: outer)
    }

    /// Ends the pipeline of a branch, which decides over all that follows until `leaveBranch`.
    func enterBranch(restoring outer: Evaluation) {
        branch = TraceBranch(outer: branch, reads: latest(from: evaluation.firstRead))
        leaveEvaluation(restoring: outer)
    }

    func leaveBranch() { branch = branch?.outer }

    /// What an included template read stays known to the action that includes it.
    private func leaveEvaluation(restoring outer: Evaluation) {
        fragments.removeLast(max(0, fragments.count - evaluation.firstFragment))
        if depth <= 1 { reads.removeLast(max(0, reads.count - evaluation.firstRead)) }
        evaluation = outer
    }

    func wrote(_ text: TextNode, _ range: Range<Int>, in tree: Tree) {
        guard !range.isEmpty else { return }
        spans.append(
            TraceSpan(
                range: range, source: tree.source, offset: Int(text.position), isText: true, reads: [], branch: branch,
                fragments: []))
    }

    // MARK: Reads

    /// A field or key of a map was asked for, whether it is there or not.
    func read(_ key: GoString, of map: Map) {
        for id in paths.ids(of: .map(map)) { note(paths.number(of: .key(key), in: id)) }
    }

    /// The reads of the current pipeline and of the branches around it, for a variable that it sets.
    func readsForVariable() -> Int32 {
        var all = latest(from: evaluation.firstRead)
        var current = branch
        while let branch = current, all.count < Self.maximumReads {
            all += branch.reads
            current = branch.outer
        }
        guard !all.isEmpty else { return 0 }
        variableReads.append(all)
        return Int32(truncatingIfNeeded: variableReads.count - 1)
    }

    func read(variable number: Int32) {
        guard number > 0, variableReads.indices.contains(Int(number)) else { return }
        reads += variableReads[Int(number)]
    }

    /// Looks into the arguments of a function that takes keys, and follows what one copies.
    func called(_ function: Function, _ arguments: [Value], result: Value) {
        switch function.trait {
        case .readsKeys: readKeys(arguments.dropFirst(), of: arguments.first)
        case .readsLeadingKeys: readKeys(arguments.dropLast(2), of: arguments.last)
        case .copiesFirst: arguments.first.map { paths.follow(result, of: $0) }
        case .copiesAll: for source in arguments { paths.follow(result, of: source) }
        case .ordinary, .random: break
        }
    }

    private func readKeys(_ keys: ArraySlice<Value>, of container: Value?) {
        guard let container else { return }
        let components = keys.map(ValuePath.Component.init)
        for id in paths.ids(of: container) {
            var id = id
            for component in components {
                guard let component else { return }
                id = paths.number(of: component, in: id)
            }
            note(id)
        }
    }

    private func note(_ id: ValuePathTable.ID) {
        reads.append(id)
        known.insert(id)
    }

    /// The reads from a mark on, each once, the latest first.
    private func latest(from mark: Int) -> [ValuePathTable.ID] {
        var seen: Set<ValuePathTable.ID> = []
        var result: [ValuePathTable.ID] = []
        for id in reads[min(mark, reads.count)...].reversed() where seen.insert(id).inserted {
            result.append(id)
            if result.count == Self.maximumReads { break }
        }
        return result
    }
}

extension ValuePath.Component {
    /// What a function such as `index` is given; nil where it names nothing.
    fileprivate init?(_ key: Value) {
        switch key {
        case .string(let name): self = .key(name)
        case .int(let index, _): self = .index(Int(truncatingIfNeeded: index))
        default: return nil
        }
    }
}
