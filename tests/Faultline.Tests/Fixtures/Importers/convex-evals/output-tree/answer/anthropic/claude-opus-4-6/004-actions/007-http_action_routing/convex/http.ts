// placeholder, the reference answer is not part of this reconstruction
