import GoTemplate

/// `--ok`: exit codes that count as success.
struct AcceptedExits {
    static let flag = Flag<GoString>(
        "ok", placeholder: "CODES", "exit codes that become 0, such as 3,6, for systems that know only good and bad")

    private let accepted: Set<RolloutExit>

    /// - Throws: `CommandFailure` for what is no such code.
    init(_ flags: ParsedFlags) throws(CommandFailure) {
        var accepted: Set<RolloutExit> = []
        for word in flags[Self.flag].split(at: UInt8(ascii: ",")) where !word.isEmpty {
            guard let code = try? Strconv.atoi(word.trimmingSpace),
                let exit = RolloutExit(rawValue: Int32(clamping: code))
            else {
                throw CommandFailure(
                    "--ok " + Strconv.quote(flags[Self.flag]) + " must be exit codes from 0 to 7, such as 3,6")
            }
            accepted.insert(exit)
        }
        self.accepted = accepted
    }

    /// Ends a command.
    func end(_ exit: RolloutExit) throws {
        if exit != .done && !accepted.contains(exit) { throw ExitStatus(code: exit.rawValue) }
    }
}
