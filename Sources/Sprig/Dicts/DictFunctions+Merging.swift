import GoTemplate

extension DictFunctions {
    static let merging: [Function] = [
        Function("merge", [.anyMap, .anyMap], variadic: true, trait: .copiesAll) {
            try merge($0, overwrites: false, reportsErrors: false)
        },
        Function("mustMerge", [.anyMap, .anyMap], variadic: true, trait: .copiesAll) {
            try merge($0, overwrites: false, reportsErrors: true)
        },
        Function("mergeOverwrite", [.anyMap, .anyMap], variadic: true, trait: .copiesAll) {
            try merge($0, overwrites: true, reportsErrors: false)
        },
        Function("mustMergeOverwrite", [.anyMap, .anyMap], variadic: true, trait: .copiesAll) {
            try merge($0, overwrites: true, reportsErrors: true)
        },
    ]

    /// Merges all further maps into the first one, in place, and returns it.
    ///
    /// - Parameter reportsErrors: whether an error fails the function or makes it return the empty string;
    ///   a panic fails it in any case.
    private static func merge(_ arguments: Arguments, overwrites: Bool, reportsErrors: Bool) throws -> Value {
        var target = arguments.map(0)
        let merging = MapMerging(overwrites: overwrites)
        for index in arguments.values.indices.dropFirst() {
            let source = arguments.map(index)
            // mergo makes the map it is to fill if that is nil.
            if target.isNilMap && !source.isNilMap { target = Map() }
            do throws(MapMerging.Failure) {
                try merging.merge(source, into: target)
            } catch .typesDiffer where !reportsErrors {
                return .string(GoString())
            } catch {
                throw error.functionError
            }
        }
        return .map(target)
    }
}
