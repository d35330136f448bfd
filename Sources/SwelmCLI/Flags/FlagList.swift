/// Lists flags, of several kinds, and groups of them.
@resultBuilder
enum FlagList {
    static func buildExpression<Kind: FlagKind>(_ flag: Flag<Kind>) -> FlagDeclaration { flag.declaration }

    static func buildExpression(_ flag: FlagDeclaration) -> FlagDeclaration { flag }

    static func buildExpression(_ group: [FlagDeclaration]) -> [FlagDeclaration] { group }

    static func buildPartialBlock(first flag: FlagDeclaration) -> [FlagDeclaration] { [flag] }

    static func buildPartialBlock(first group: [FlagDeclaration]) -> [FlagDeclaration] { group }

    static func buildPartialBlock(
        accumulated flags: consuming [FlagDeclaration], next flag: FlagDeclaration
    ) -> [FlagDeclaration] {
        flags.append(flag)
        return flags
    }

    static func buildPartialBlock(
        accumulated flags: consuming [FlagDeclaration], next group: [FlagDeclaration]
    ) -> [FlagDeclaration] {
        flags += group
        return flags
    }
}

/// The flags of a command or a group.
typealias FlagTable = [FlagDeclaration]

extension FlagTable {
    init(@FlagList _ flags: () -> [FlagDeclaration]) { self = flags() }
}
