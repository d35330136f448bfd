import GoTemplate

/// All of Sprig's functions that Helm offers, gathered from the families in this folder.
package enum SprigFunctions {
    package static let all: [Function] = families.flatMap { (family: [Function]) in family }

    /// All of Sprig, as its own `TxtFuncMap` has it: the environment and the network, too.
    package static var plain: FunctionTable {
        var table = FunctionTable(all)
        table.add(PlainFunctions.functions)
        table.add(NetworkFunctions.resolvingFunctions)
        return table
    }

    /// Every family adds its `functions` here.
    package static let families: [[Function]] = [
        CodecFunctions.functions,
        ConversionFunctions.functions,
        MathFunctions.functions,
        StringFunctions.functions,
        PathFunctions.functions,
        EncodingFunctions.functions,
        RegexFunctions.functions,
        URLFunctions.functions,
        VersionFunctions.functions,
        DateFunctions.functions,
        ListFunctions.functions,
        DictFunctions.functions,
        DefaultFunctions.functions,
        ReflectionFunctions.functions,
        CryptoFunctions.functions,
        NetworkFunctions.functions,
    ]
}
