import GoTemplate

extension ApprovalPolicy {
    /// Reads who must agree; groups are taken apart into their people.
    init(_ document: StagesDocument, at path: ValuePath) throws(StagesFileError) {
        self.init()
        for item in document.items(at: path.key("by")) { people.formUnion(try document.people(at: item)) }
        if let count = document.integer(at: path.key("count")) { self.count = count }
        notAuthor = document.flag(at: path.key("notAuthor")) ?? false
        within = document.duration(at: path.key("within"))
        if let word = document.text(at: path.key("onTimeout")), let response = TimeoutResponse(rawValue: word.text) {
            onTimeout = response
        }
        needsReason = document.text(at: path.key("reason")) == "required"
        identity = Set(document.texts(at: path.key("identity")).compactMap { IdentitySource(rawValue: $0.text) })
        guard people.isEmpty || count <= people.count else {
            throw document.failure(GoString("\(count) people must agree, and there are \(people.count)"), at: path)
        }
    }
}

extension StagesDocument {
    /// The people of `user:NAME` or `group:NAME`.
    fileprivate func people(at path: ValuePath) throws(StagesFileError) -> [GoString] {
        let (kind, name) = (text(at: path) ?? GoString()).cut(at: UInt8(ascii: ":"))
        let group = ValuePath().key("groups").key(name ?? GoString())
        switch (kind.text, name) {
        case ("user", let name?) where !name.isEmpty: return [name]
        case ("group", let name?):
            guard value(at: group) != nil else {
                throw failure("there is no group `" + name + "` in `groups`", at: path)
            }
            return texts(at: group)
        default: throw failure("this must be user:NAME or group:NAME", at: path)
        }
    }
}
