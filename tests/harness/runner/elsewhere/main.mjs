throw new Error('This step needs GitHub or AWS, and no test may run it.');
