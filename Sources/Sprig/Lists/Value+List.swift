import GoTemplate

extension Value {
    /// What Go says of calling a method of a nil interface, here `reflect.TypeOf(nil).Kind()`.
    static let nilDereference = FunctionError("runtime error: invalid memory address or nil pointer dereference")

    /// The slice this value is.
    ///
    /// - Parameter complaint: the message for a value of another kind, which Go's name of the kind completes.
    /// - Throws: `FunctionError` with Go's panic where the value is nil, with the complaint for other kinds.
    func list(orFail complaint: (_ kind: String) -> String) throws(FunctionError) -> List {
        if let list = self.list { return list }
        guard let type = self.type else { throw Value.nilDereference }
        throw FunctionError(complaint(type.kind.rawValue))
    }

    /// The slice this value is; nil for other kinds.
    var list: List? {
        if case .list(let list) = self { list } else { nil }
    }
}
