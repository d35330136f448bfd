// Nodes are kept alive by the trees that are running, so that walking them need not count references: each count is an
// atomic operation, which costs as much as fifty others.

extension Array where Element: SyntaxNode {
    /// Calls `body` with the node at `index`, which must be below `count`.
    @inline(__always)
    func visit<Result>(_ index: Int, _ body: (Element) throws -> Result) rethrows -> Result {
        try withUnsafeBytes { bytes in
            let offset = index &* MemoryLayout<Unmanaged<Element>>.stride
            return try bytes.load(fromByteOffset: offset, as: Unmanaged<Element>.self)._withUnsafeGuaranteedRef(body)
        }
    }
}

extension Optional where Wrapped: AnyObject {
    /// The object, uncounted.
    @inline(__always)
    var unmanaged: Unmanaged<Wrapped>? {
        if let self { return Unmanaged.passUnretained(self) }
        return nil
    }
}
