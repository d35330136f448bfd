import GoTemplate

extension Map {
    /// The place of a key among the sorted keys; nil if it is missing.
    func position(of key: GoString) -> Int? { keys.position(of: key) }
}

extension [GoString] {
    /// The place of a text in a sorted list; nil if it is missing.
    func position(of text: GoString) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let order = self[middle].compare(text)
            if order == 0 { return middle }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
