import GoTemplate
import ValueReads

/// Finds the values that no template reads.
struct UnreadValues {
    private let reads: ChartReads

    init(_ reads: ChartReads) { self.reads = reads }

    /// The paths of such values, each as near to the root as no template names a key below it: beside keys that are
    /// read, one that is not may be one of them, misspelt.
    func paths(in values: Map) -> [ValuePath] {
        guard reads.isComplete else { return [] }
        var seen: Set<ReadPath> = []
        return values.entries.flatMap { paths(in: $1, at: ValuePath([.key($0)])).unread }
            .filter { seen.insert(ReadPath($0)).inserted }
    }

    private func paths(in value: Value, at path: ValuePath) -> (unread: [ValuePath], isAll: Bool) {
        let inner = value.entries(at: path)
        guard !inner.isEmpty else {
            let isRead = reads.isRead(path)
            return (isRead ? [] : [path], !isRead)
        }
        guard Nesting.allows(path.components.count) else { return ([], false) }
        let found = inner.map { paths(in: $0.value, at: $0.path) }
        if found.allSatisfy(\.isAll), reads.readKeys(below: path).isEmpty { return ([path], true) }
        return (found.flatMap(\.unread), false)
    }
}

extension Value {
    fileprivate func entries(at path: ValuePath) -> [(path: ValuePath, value: Value)] {
        switch self {
        case .map(let map): map.entries.map { (path.appending(.key($0)), $1) }
        case .list(let list) where list.bytes == nil:
            list.elements.enumerated().map { (path.appending(.index($0)), $1) }
        default: []
        }
    }
}
