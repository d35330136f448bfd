import GoTemplate

extension StagesDocument {
    private static let mark: GoString = "TODO"

    /// Refuses a file in which something is left to be said, as imports leave it.
    func checkNothingRemains() throws(StagesFileError) {
        guard let (path, text) = remaining(in: .map(root), at: ValuePath()) else { return }
        let what = text.trimmingPrefix(Self.mark).trimmingPrefix(":").trimmingSpace
        throw failure("this is left to do" + (what.isEmpty ? "" : ": " + what), at: path)
    }

    private func remaining(in value: Value, at path: ValuePath) -> (ValuePath, GoString)? {
        guard Nesting.allows(path.components.count) else { return nil }
        switch value {
        case .string(let text): return text.hasPrefix(Self.mark) ? (path, text) : nil
        case .map: return keys(at: path).lazy.compactMap { remaining(below: path.key($0)) }.first
        case .list(let list) where list.bytes == nil:
            return (0..<list.count).lazy.compactMap { remaining(below: path.appending(.index($0))) }.first
        default: return nil
        }
    }

    private func remaining(below path: ValuePath) -> (ValuePath, GoString)? {
        self.value(at: path).flatMap { remaining(in: $0, at: path) }
    }
}
